package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.rag.base.IndexProgress.LeftOut;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class IndexMakingTest {
    private static final ModelLibrary LIBRARY = Libraries.WITH_ENGLISH;
    private static final List<Document> DOCUMENTS = Stream.of(
                    "Rivers carry water.", "Bees make honey.", "Ships cross the sea.")
            .map(text -> new Document(text, "", text))
            .toList();

    @TempDir
    private Path folder;

    private static IndexCache.Key key(BaseChoice choice) {
        return new IndexCache.Key(
                new Corpus(choice, DOCUMENTS, Map.of(), List.of(), List.of(), Units.words(), List.of()), 16, 0);
    }

    private SharedEncoder encoder(long mostTokens, String vectors) {
        return new SharedEncoder(LIBRARY, mostTokens, vectors);
    }

    private static IndexMaking made(BaseChoice choice, SharedEncoder encoder, IndexMaking.Room room) {
        IndexMaking making = new IndexMaking(key(choice), encoder, room);
        while (making.step()) {}
        return making;
    }

    @Test
    void theWordsCanBeSearchedFirstThenTheEncodersVectorsThenLsa() {
        IndexMaking making = new IndexMaking(key(BaseChoice.OWN), encoder(1_000, ""), bytes -> true);
        KnowledgeBase words = null;
        KnowledgeBase read = null;
        while (making.step()) {
            KnowledgeBase base = making.progress().base().orElse(null);
            words = words == null ? base : words;
            read = read == null && base != null && base.dense().isPresent() ? base : read;
        }
        assertThat(words.methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        assertThat(read.methods()).doesNotContain(Method.LSA).contains(Method.HYBRID_RERANKED);
        assertThat(making.outcome().methods()).containsExactlyInAnyOrder(Method.values());
        assertThat(making.progress().read()).isEqualTo(3);
        assertThat(making.progress().left()).isEmpty();
    }

    @Test
    void moreTokensThanTheEncoderMayReadAreLeftToWordsAndLsa() {
        IndexMaking making = made(BaseChoice.OWN, encoder(5, ""), bytes -> true);
        assertThat(making.progress().left()).contains(LeftOut.TOO_MANY);
        assertThat(making.outcome().methods())
                .containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25, Method.LSA, Method.HYBRID);
    }

    @Test
    void whereThereIsNoMemoryForVectorsTheRestIsMadeAllTheSame() {
        IndexMaking making = made(BaseChoice.OWN, encoder(1_000, ""), bytes -> false);
        assertThat(making.progress().left()).contains(LeftOut.NO_MEMORY);
        assertThat(making.outcome().methods()).contains(Method.LSA).doesNotContain(Method.DENSE);
    }

    private static IndexMaking ofWords(BaseChoice choice, int words, int size, long nanosALook) {
        String text = IntStream.range(0, words).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        Corpus corpus = new Corpus(
                choice,
                List.of(new Document("a", "a", text)),
                Map.of(),
                List.of(),
                List.of(),
                Units.words(),
                List.of());
        AtomicLong clock = new AtomicLong();
        IndexMaking making = new IndexMaking(
                new IndexCache.Key(corpus, size, 0),
                new SharedEncoder(new ModelLibrary("", false), 0, ""),
                bytes -> true,
                new TimeBudget(1, () -> clock.getAndAdd(nanosALook)));
        while (making.step()) {}
        return making;
    }

    @Test
    void whereTheSpaceOfOwnDocumentsTakesTooLongTheyAreIndexedByWords() {
        IndexMaking slow = ofWords(BaseChoice.OWN, 100, 5, 400_000_000);
        assertThat(slow.progress().space()).contains(LeftOut.NO_TIME);
        assertThat(slow.outcome().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        assertThat(slow.outcome()
                        .retriever(Method.BM25)
                        .search("w7", 1)
                        .getFirst()
                        .chunk())
                .isEqualTo(1);
        IndexMaking quick = ofWords(BaseChoice.OWN, 100, 5, 1_000);
        assertThat(quick.progress().space()).isEmpty();
        assertThat(quick.outcome().methods()).contains(Method.LSA);
        assertThat(slow.bytesKept()).as("what it does not keep is given back").isLessThan(quick.bytesKept());
    }

    @Test
    void aBaseForAllTakesWhatTimeItNeeds() {
        IndexMaking shared = ofWords(BaseChoice.HANDBOOK, 100, 5, 400_000_000);
        assertThat(shared.progress().space()).isEmpty();
        assertThat(shared.outcome().methods()).contains(Method.LSA);
    }

    @Test
    void aSpaceWhoseNextStepWouldTakeLongIsNotBegun() {
        IndexMaking large = ofWords(BaseChoice.OWN, 32_000, 2, 0);
        assertThat(large.progress().space()).contains(LeftOut.NO_TIME);
        assertThat(large.outcome().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
    }

    /** So many that LSA needs more than counting does. */
    private static IndexMaking many(IndexMaking.Room room) {
        List<Document> documents = IntStream.range(0, 1_300)
                .mapToObj(i -> new Document("" + i, "", "word" + i + " other" + i % 37 + " third" + i % 101))
                .toList();
        IndexMaking making = new IndexMaking(
                new IndexCache.Key(
                        new Corpus(BaseChoice.OWN, documents, Map.of(), List.of(), List.of(), Units.words(), List.of()),
                        16,
                        0),
                new SharedEncoder(LIBRARY, 5, ""),
                room);
        while (making.step()) {}
        return making;
    }

    @Test
    void whereThereIsNoMemoryForTheSpaceOfLsaTheRestIsMadeAllTheSame() {
        IndexMaking whole = many(bytes -> true);
        IndexMaking words = many(bytes -> false);
        assertThat(whole.progress().space()).isEmpty();
        assertThat(words.progress().space()).contains(LeftOut.NO_MEMORY);
        assertThat(whole.outcome().methods()).contains(Method.LSA, Method.HYBRID);
        assertThat(words.outcome().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        assertThat(words.outcome().retriever(Method.BM25).search("word7", 1)).hasSize(1);
        assertThat(words.bytesKept()).isLessThan(whole.bytesKept());
    }

    @Test
    void aSpaceThatTurnsOutToNeedMoreThanThereIsIsLeftOutWhereItStands() {
        AtomicInteger asked = new AtomicInteger();
        IndexMaking making = many(bytes -> asked.getAndIncrement() == 0);
        assertThat(asked).as("once before it is begun, then when it grows").hasValueGreaterThan(1);
        assertThat(making.progress().space()).contains(LeftOut.NO_MEMORY);
        assertThat(making.outcome().methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
    }

    @Test
    void vectorsOfAShippedBaseAreKeptOnDiskAndReadFromThere() throws IOException {
        SharedEncoder encoder = encoder(1_000, folder.toString());
        IndexMaking first = made(BaseChoice.HANDBOOK, encoder, bytes -> true);
        Path kept = onlyFile();
        IndexMaking again = made(BaseChoice.HANDBOOK, encoder, bytes -> true);
        assertThat(again.progress().read()).as("nothing is read again").isZero();
        assertThat(again.outcome().retriever(Method.HYBRID_RERANKED).search("honey", 3))
                .isEqualTo(first.outcome().retriever(Method.HYBRID_RERANKED).search("honey", 3));
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        IndexMaking mended = made(BaseChoice.HANDBOOK, encoder, room -> true);
        assertThat(mended.progress().read()).as("what is damaged is read again").isEqualTo(3);
        assertThat(made(BaseChoice.HANDBOOK, encoder, room -> true).progress().read())
                .isZero();
        Files.write(onlyFile(), new byte[10]);
        assertThat(made(BaseChoice.HANDBOOK, encoder, room -> true).outcome().methods())
                .contains(Method.DENSE);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void ownDocumentsAreNeverWrittenToTheDisk() throws IOException {
        made(BaseChoice.OWN, encoder(1_000, folder.toString()), bytes -> true);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenToStopsNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        IndexMaking making = made(BaseChoice.HANDBOOK, encoder(1_000, file.toString()), bytes -> true);
        assertThat(making.outcome().methods()).contains(Method.DENSE);
    }
}
