package org.languageplayground.finetuning.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.QuantizationEffects.Effect;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Place;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Reading;
import org.languageplayground.transformer.quantization.FourBitType;

class QuantizationExplorerTest {
    private static final QuantizationEffects EFFECTS =
            new QuantizationEffects(new ModelLibrary("", false), new WorkerPool(1, 10), Visitors.memory());

    private final QuantizationExplorer explorer = new QuantizationExplorer(EFFECTS);

    private Fit fit(FourBitType type, boolean doubled) {
        return explorer.reading(Place.FIRST, FourBitType.NORMAL_FLOAT)
                .fits()
                .get(Storage.ALL.indexOf(new Storage(type, doubled)));
    }

    @Test
    void everyWeightOfEveryMatrixFallsOnOneLevel() {
        for (Place place : Place.ALL) {
            for (FourBitType type : FourBitType.values()) {
                Reading reading = explorer.reading(place, type);
                assertThat(IntStream.of(reading.histogram()).sum())
                        .isEqualTo(reading.weight().values().length);
                assertThat(reading.entropy()).isBetween(2.0, 4.0);
            }
        }
        assertThat(Place.ALL).hasSize(12);
    }

    @Test
    void normalFloatUsesItsCodesMoreEvenlyAndErrsLessThanTheOthers() {
        double evenly = explorer.reading(Place.FIRST, FourBitType.NORMAL_FLOAT).entropy();
        assertThat(explorer.reading(Place.FIRST, FourBitType.INTEGER).entropy()).isLessThan(evenly);
        double least = fit(FourBitType.NORMAL_FLOAT, false).error().relative();
        assertThat(least).isLessThan(fit(FourBitType.INTEGER, false).error().relative());
        assertThat(least).isLessThan(fit(FourBitType.FLOAT, false).error().relative());
    }

    @Test
    void bitsCountTheConstantsOfTheRealBlocks() {
        assertThat(fit(null, false).bits()).isEqualTo(16);
        assertThat(fit(null, false).error().relative()).isZero();
        assertThat(fit(FourBitType.NORMAL_FLOAT, false).bits()).isEqualTo(4.5);
        int blocks = 64 * 256 / 64;
        assertThat(fit(FourBitType.NORMAL_FLOAT, true).bits())
                .isCloseTo(4 + 8.0 * (blocks + 4 + 4) / (64 * 256), within(1e-12));
    }

    @Test
    void theEffectOnTheModelIsMeasuredOnceForAll() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Runnable look = () -> {
            if (EFFECTS.measured().size() == Storage.ALL.size()) {
                done.countDown();
            }
        };
        EFFECTS.measure(look);
        EFFECTS.measure(look);
        assertThat(done.await(2, TimeUnit.MINUTES)).isTrue();
        List<Effect> effects = EFFECTS.measured();
        assertThat(effects).extracting(Effect::storage).isEqualTo(Storage.ALL);
        Effect shipped = effects.getFirst();
        assertThat(shipped.bytes()).isEqualTo(2L * 3 * 12 * 64 * 64);
        assertThat(shipped.right().asked()).isEqualTo(320);
        assertThat(shipped.right().share()).isGreaterThan(0.97);
        assertThat(effects)
                .filteredOn(effect -> effect.storage().type() != null)
                .allSatisfy(effect -> {
                    assertThat(effect.loss()).isGreaterThan(shipped.loss());
                    assertThat(effect.bytes()).isLessThan(shipped.bytes() / 3);
                });
        EFFECTS.measure(() -> {
            throw new AssertionError("nothing is left to measure");
        });
    }

    @Test
    void whereThereIsNoMemoryToMeasureThatIsKnown() {
        QuantizationEffects none =
                new QuantizationEffects(new ModelLibrary("", false), new WorkerPool(1, 10), new ServerMemory(1, 1));
        none.measure(() -> {});
        assertThat(none.measured()).isEmpty();
        assertThat(none.failure()).containsInstanceOf(NoMemoryException.class);
    }
}
