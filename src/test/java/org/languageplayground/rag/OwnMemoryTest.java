package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentProblem.Reason;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.Notice;

/** What own documents take of a visitor's memory. */
@Timeout(300)
class OwnMemoryTest {
    private static final double MEGABYTE = 1 << 20;
    private static final int WORDS = 1_500_000;
    private static final int WORDS_IN_A_DOCUMENT = 100_000;

    private final WorkerPool pool = new WorkerPool(1, 40);
    private final ServerMemory server = new ServerMemory(1_024, 256);
    private final Visitor visitor = new Visitor(pool, server);
    private final OwnBase own =
            new OwnBase(new OwnLimits(true, 2, 1_000_000, 20, 5), visitor, pool, RagFixture.ENCODER);
    private final RagSimulation simulation =
            new RagSimulation(RagFixture.BASES, RagFixture.READER, own, visitor, Optional.empty());

    @AfterEach
    void close() {
        simulation.close();
        own.close();
        pool.close();
    }

    /** So many words, each another one, with a number from there on. */
    private static String distinctWords(int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            text.append('w')
                    .append(Integer.toString(i + WORDS, Character.MAX_RADIX))
                    .append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }

    private void awaitIndex() throws InterruptedException {
        for (int i = 0; i < 12_000 && simulation.indexing(); i++) {
            Thread.sleep(10);
            simulation.takeIn();
        }
        assertThat(simulation.indexing()).isFalse();
    }

    @Test
    void anUploadOfAMillionAndAHalfDifferentWordsIsRefusedWithFiguresAndHarmsNobody() throws InterruptedException {
        for (int from = 0; from < WORDS; from += WORDS_IN_A_DOCUMENT) {
            RagFixture.add(simulation, from + ".txt", distinctWords(from, WORDS_IN_A_DOCUMENT));
        }
        assertThat(own.corpus().documents()).hasSize(WORDS / WORDS_IN_A_DOCUMENT);
        long texts = visitor.memory().granted();
        simulation.set(RagFields.QUERY, "w10000");
        simulation.documentsChanged();
        awaitIndex();
        Notice refused = simulation.nothing();
        assertThat(refused.key()).isEqualTo("ui.memory");
        double needed = (double) refused.arguments()[0];
        double free = (double) refused.arguments()[1];
        assertThat(needed)
                .as("without LSA, too, a word takes hundreds of bytes")
                .isGreaterThan(WORDS * 400 / MEGABYTE);
        assertThat(free).isBetween(1.0, 256 - texts / MEGABYTE);
        assertThat(simulation.reading()).isEmpty();
        assertThat(visitor.memory().granted()).as("only the texts are kept").isEqualTo(texts);

        for (int from = WORDS_IN_A_DOCUMENT; from < WORDS; from += WORDS_IN_A_DOCUMENT) {
            own.remove(from + ".txt");
        }
        own.remove("0.txt");
        RagFixture.add(simulation, "small.txt", distinctWords(0, 500));
        simulation.set(RagFields.QUERY, distinctWords(0, 1).strip());
        simulation.documentsChanged();
        awaitIndex();
        assertThat(simulation.reading().orElseThrow().ranking()).isNotEmpty();
    }

    @Test
    void whatIsForgottenIsGivenBack() throws InterruptedException {
        RagFixture.add(simulation, "a.txt", distinctWords(0, 2_000));
        simulation.set(RagFields.QUERY, "w10000");
        simulation.documentsChanged();
        awaitIndex();
        long one = visitor.memory().granted();
        RagFixture.add(simulation, "a.txt", distinctWords(0, 2_000));
        simulation.documentsChanged();
        awaitIndex();
        assertThat(visitor.memory().granted())
                .as("one of the same name takes its place")
                .isEqualTo(one);
        own.remove("a.txt");
        assertThat(visitor.memory().granted()).isZero();
        RagFixture.add(simulation, "b.txt", distinctWords(0, 2_000));
        own.close();
        assertThat(visitor.memory().granted()).isZero();
    }

    @Test
    void aSessionThatEndsGivesEverythingBack() {
        RagFixture.add(simulation, "a.txt", distinctWords(0, 2_000));
        assertThat(server.granted()).isPositive();
        visitor.close();
        assertThat(server.granted()).isZero();
    }

    @Test
    void aRefusedFileLeavesNothingBehindAndTheCountIsBounded() {
        OwnBase few = new OwnBase(new OwnLimits(true, 1, 10_000, 3, 5), visitor, pool, RagFixture.ENCODER);
        RagSimulation tab = new RagSimulation(RagFixture.BASES, RagFixture.READER, few, visitor, Optional.empty());
        assertThat(RagFixture.add(tab, "1.txt", "one").outcome()).isPresent();
        Run<Optional<DocumentProblem>, ReadDocument> empty = RagFixture.add(tab, "2.txt", " ");
        assertThat(empty.progress()).contains(new DocumentProblem(Reason.NO_TEXT, "2.txt", 0, ""));
        assertThat(empty.outcome()).isEmpty();
        RagFixture.add(tab, "2.txt", "two");
        RagFixture.add(tab, "3.txt", "three");
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> RagFixture.add(tab, "4.txt", "four"))
                .satisfies(e ->
                        assertThat(e.problem()).isEqualTo(new DocumentProblem(Reason.ONE_TOO_MANY, "4.txt", 3, "")));
        RagFixture.add(tab, "3.txt", "three again");
        few.remove("1.txt");
        assertThat(few.corpus().documents()).extracting(Document::text).containsExactly("two", "three again");
    }

    @Test
    void aFileForWhichThereIsNoMemoryIsNotRead() {
        visitor.memory().grant(visitor.memory().free());
        assertThatExceptionOfType(NoMemoryException.class)
                .isThrownBy(() -> RagFixture.add(simulation, "a.txt", "Rivers carry water."));
        assertThat(own.corpus().documents()).isEmpty();
    }
}
