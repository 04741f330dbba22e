package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final long MEGABYTE = 1 << 20;

    private final MemoryBudget server = new MemoryBudget(100);
    private final MemoryBudget anna = server.part(60);
    private final MemoryBudget ben = server.part(60);

    @Test
    void aPartTakesFromTheWholeAndGivesBack() {
        Grant grant = anna.grant(40);
        assertThat(anna.granted()).isEqualTo(40);
        assertThat(server.granted()).isEqualTo(40);
        assertThat(anna.free()).isEqualTo(20);
        assertThat(ben.free()).isEqualTo(60);
        grant.resize(10);
        assertThat(server.granted()).isEqualTo(10);
        grant.close();
        grant.close();
        assertThat(server.granted()).isZero();
        grant.resize(50);
        assertThat(server.granted()).as("a closed grant takes nothing").isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        Grant grant = anna.grant(50);
        assertThatExceptionOfType(NoMemoryException.class)
                .isThrownBy(() -> grant.resize(61))
                .withMessageContaining("11 bytes are needed, 10 of 60 are free");
        assertThat(grant.bytes()).isEqualTo(50);
        assertThatExceptionOfType(NoMemoryException.class)
                .isThrownBy(() -> ben.grant(51))
                .withMessageContaining("51 bytes are needed, 50 of 100 are free");
        assertThat(ben.granted()).isZero();
        assertThat(server.granted()).isEqualTo(50);
    }

    @Test
    void aPartThatIsClosedGivesAllBackAndItsGrantsMeanNothingAnyMore() {
        Grant grant = anna.grant(50);
        ben.grant(20);
        anna.close();
        anna.close();
        assertThat(server.granted()).isEqualTo(20);
        grant.resize(5);
        grant.close();
        assertThat(server.granted()).isEqualTo(20);
        assertThatExceptionOfType(NoMemoryException.class).isThrownBy(() -> anna.grant(1));
    }

    @Test
    void manyThreadsTakeNoMoreThanThereIs() {
        long taken = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> {
                    try {
                        (i % 2 == 0 ? anna : ben).grant(1);
                        return true;
                    } catch (NoMemoryException e) {
                        return false;
                    }
                })
                .count();
        assertThat(taken).isEqualTo(100);
        assertThat(anna.granted() + ben.granted()).isEqualTo(100);
    }

    @Test
    void aServerHasHalfOfItsHeapUnlessItIsTold() {
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(new ServerMemory(0, 0).total()).isEqualTo(heap / 2);
        assertThat(new ServerMemory(0, 0).session().total()).isEqualTo(heap / 2 / 4);
        ServerMemory told = new ServerMemory(64, 8);
        assertThat(told.total()).isEqualTo(64 * MEGABYTE);
        assertThat(told.session().total()).isEqualTo(8 * MEGABYTE);
    }

    @Test
    void noNumberOfVisitorsCrowdsOutWhatAllShare() {
        ServerMemory memory = new ServerMemory(64, 64);
        MemoryBudget greedy = memory.session();
        greedy.grant(greedy.free());
        assertThat(memory.shared().free()).isEqualTo(16 * MEGABYTE);
        assertThat(memory.granted()).isEqualTo(48 * MEGABYTE);
        assertThat(memory.session().free()).isZero();
    }
}
