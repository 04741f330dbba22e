package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.IndexCache.Key;
import org.languageplayground.rag.base.IndexProgress.LeftOut;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.file.KeptFile;
import org.languageplayground.search.folder.FolderLimits;
import org.languageplayground.search.reading.ReadingLimits;
import org.languageplayground.search.text.Document;

@Timeout(180)
class SharedFoldersTest {
    private static final int MEGABYTE = 1 << 20;
    private static final SharedEncoder NO_ENCODER = new SharedEncoder(new ModelLibrary("", false), 0, "");
    private static final FolderLimits LIMITS =
            new FolderLimits(new ReadingLimits(2 * MEGABYTE, 100_000, 20, 60), 200_000, 30, 3);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BaseText text = FolderLog.text();

    @TempDir
    private Path folder;

    private Path bases;
    private Path kept;

    @BeforeEach
    void makeFolders() throws IOException {
        bases = Files.createDirectory(folder.resolve("bases"));
        kept = folder.resolve("kept");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** A server on these folders. */
    private final class Server {
        final WorkerPool pool = new WorkerPool(1, 40);
        final MemoryBudget memory;
        final IndexCache indexes;
        final SharedFolders folders;

        Server() {
            this(NO_ENCODER, 64L * MEGABYTE, LIMITS);
        }

        Server(SharedEncoder encoder, long bytes, FolderLimits limits) {
            memory = new MemoryBudget(bytes);
            indexes = new IndexCache(pool, this, memory, encoder);
            folders = new SharedFolders(
                    new FolderSettings(bases.toString(), kept.toString()), limits, pool, memory, indexes);
            open.addAll(List.of(folders, pool));
        }

        SharedFolder folder(String name) {
            return folders.folder(BaseChoice.folder(name)).orElseThrow();
        }

        /** Looks, and waits until all that follows is done. */
        Server looked() throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            Runnable changed = () -> {
                if (folders.choices().stream()
                        .noneMatch(choice -> folder(choice.folder()).isBusy())) {
                    done.countDown();
                }
            };
            // Before the look is over, a folder that it has not come to is not busy either.
            folders.look();
            folders.listen(done, changed);
            changed.run();
            assertThat(done.await(100, TimeUnit.SECONDS)).isTrue();
            folders.leave(done);
            return this;
        }

        IndexCache.Index index(String name) {
            BaseChoice choice = BaseChoice.folder(name);
            return indexes.get(new Key(folder(name).corpus(), choice.size(), choice.overlap()));
        }

        KnowledgeBase base(String name) {
            return index(name).whole().join();
        }

        boolean isFromDisk(String name) {
            return index(name).progress().orElseThrow().fromDisk();
        }

        List<String> documents(String name) {
            return folder(name).corpus().documents().stream().map(Document::id).toList();
        }

        List<String> skipped(String name) {
            return folder(name).skipped().stream().map(text::skipped).toList();
        }
    }

    private Path write(String file, String content) throws IOException {
        Path path = bases.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    /** Some documents of a course. */
    private void course() throws IOException {
        write("course/rivers.txt", "Rivers carry water from the mountains to the sea.");
        write("course/week 2/bees.md", "# Bees\n\nBees make honey from flowers.");
        write("course/week 2/ships.html", "<html><body><p>Ships cross the sea.</p></body></html>");
    }

    private static String line(String id, String text) {
        return "{\"_id\": \"%s\", \"title\": \"\", \"text\": \"%s\"}%n".formatted(id, text);
    }

    private List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path keptFile(String ending) throws IOException {
        List<Path> found = files(kept).stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aFolderOfDocumentsIsABaseWithThoseOfItsSubfolders() throws Exception {
        course();
        Server server = new Server().looked();
        assertThat(server.folders.choices()).containsExactly(BaseChoice.folder("course"));
        assertThat(server.documents("course")).containsExactly("rivers.txt", "week 2/bees.md", "week 2/ships.html");
        assertThat(server.skipped("course")).isEmpty();
        KnowledgeBase base = server.base("course");
        assertThat(base.methods()).contains(Method.BM25, Method.LSA);
        int first = base.retriever(Method.BM25).search("honey", 1).getFirst().chunk();
        assertThat(base.chunks().get(first).document().id()).isEqualTo("week 2/bees.md");
        assertThat(server.isFromDisk("course")).isFalse();
    }

    @Test
    void aFolderInBeirsLayoutBringsItsQuestionsAndWhatAnswersThem() throws Exception {
        write("beir/corpus.jsonl", line("d1", "Rivers carry water.") + line("d2", "Bees make honey."));
        write("beir/queries.jsonl", line("q1", "Who makes honey?") + line("q2", "Nobody has judged this."));
        write("beir/qrels/test.tsv", "query-id\tcorpus-id\tscore\r\nq1\td2\t1\r\n");
        write("beir/SOURCE.txt", "This is no document of the base.");
        Server server = new Server().looked();
        Corpus corpus = server.folder("beir").corpus();
        assertThat(server.documents("beir")).containsExactly("d1", "d2");
        assertThat(corpus.questions()).hasSize(1);
        assertThat(corpus.questions().getFirst().text()).isEqualTo("Who makes honey?");
        assertThat(corpus.questions().getFirst().grades()).containsExactly(Map.entry("d2", 1));
        assertThat(new Server().looked().folder("beir").corpus().questions())
                .as("kept as well")
                .isEqualTo(corpus.questions());
    }

    @Test
    void whereNothingIsJudgedQueriesAreOfferedAndNothingIsMeasured() throws Exception {
        write("beir/corpus.jsonl", line("d1", "Rivers carry water."));
        write(
                "beir/queries.jsonl",
                line("q1", "one?") + line("q2", "two?") + line("q3", "three?") + line("q4", "four?"));
        Corpus corpus = new Server().looked().folder("beir").corpus();
        assertThat(corpus.questions()).isEmpty();
        assertThat(corpus.examples()).as("as many as the limit").containsExactly("one?", "two?", "three?");
    }

    @Test
    void aRestartReadsTextsAndIndexFromTheDiskAndLooksIntoNoFile() throws Exception {
        Path file = write("course/rivers.txt", "Rivers carry water.");
        FileTime time = Files.getLastModifiedTime(file);
        new Server().looked();
        // Another content under the same size and time: whoever looks into the file finds bees.
        Files.writeString(file, "Bees make honey!!!!");
        Files.setLastModifiedTime(file, time);
        Server restarted = new Server().looked();
        assertThat(restarted.isFromDisk("course")).isTrue();
        assertThat(restarted.folder("course").corpus().documents().getFirst().text())
                .isEqualTo("Rivers carry water.");
        assertThat(restarted.base("course").retriever(Method.LSA).search("rivers", 1))
                .hasSize(1);
    }

    @Test
    void whatTheEncoderHasReadIsKeptAndNotReadAgainUnlessThisServerMayReadMore() throws Exception {
        course();
        ModelLibrary library = Libraries.WITH_ENGLISH;
        SharedEncoder few = new SharedEncoder(library, 5, "");
        SharedEncoder many = new SharedEncoder(library, 1_000, "");
        Server without = new Server(few, 64L * MEGABYTE, LIMITS).looked();
        assertThat(without.base("course").dense()).isEmpty();
        Server with = new Server(many, 64L * MEGABYTE, LIMITS).looked();
        assertThat(with.isFromDisk("course"))
                .as("the kept index has no vectors, and this server may read as much")
                .isFalse();
        assertThat(with.index("course").progress().orElseThrow().read()).isEqualTo(3);
        Server again = new Server(many, 64L * MEGABYTE, LIMITS).looked();
        assertThat(again.isFromDisk("course")).isTrue();
        assertThat(again.index("course").progress().orElseThrow().read()).isZero();
        assertThat(again.base("course").retriever(Method.HYBRID_RERANKED).search("sweet food", 3))
                .isEqualTo(with.base("course").retriever(Method.HYBRID_RERANKED).search("sweet food", 3));
        Server fewAgain = new Server(few, 64L * MEGABYTE, LIMITS).looked();
        assertThat(fewAgain.isFromDisk("course")).as("vectors are left there").isTrue();
        assertThat(fewAgain.base("course").dense()).isEmpty();
    }

    @Test
    void whatIsAddedRemovedOrEditedIsReadAnewAndTheOldIndexGoes() throws Exception {
        course();
        Server server = new Server().looked();
        Corpus before = server.folder("course").corpus();
        long granted = server.memory.granted();
        assertThat(server.looked().folder("course").corpus())
                .as("nothing has changed")
                .isSameAs(before);
        write("course/new.txt", "Glaciers are rivers of ice.");
        assertThat(server.looked().documents("course")).contains("new.txt");
        Files.delete(bases.resolve("course/new.txt"));
        assertThat(server.looked().documents("course")).doesNotContain("new.txt");
        write("course/rivers.txt", "Rivers carry stones.");
        server.looked();
        assertThat(server.folder("course").corpus().documents().getFirst().text())
                .isEqualTo("Rivers carry stones.");
        assertThat(server.base("course").retriever(Method.BM25).search("stones", 1))
                .hasSize(1);
        assertThat(server.memory.granted())
                .as("what there was before is given back")
                .isBetween(granted / 2, granted * 2);
        keptFile(".index");
        assertThat(new Server().looked().isFromDisk("course")).isTrue();
    }

    @Test
    void theOldTextsAreServedUntilTheNewIndexIsWhole() throws Exception {
        course();
        Server server = new Server().looked();
        Corpus before = server.folder("course").corpus();
        Held held = new Held();
        server.pool.submit("another", server.memory, held, () -> {});
        held.awaitStep();
        write("course/new.txt", "Glaciers are rivers of ice.");
        server.folders.look();
        SharedFolder changing = server.folder("course");
        assertThat(changing.isRenewed()).isTrue();
        assertThat(text.about(changing)).contains("being read anew");
        assertThat(changing.corpus()).isSameAs(before);
        assertThat(server.base("course").retriever(Method.BM25).search("honey", 1))
                .hasSize(1);
        held.letGo();
        server.looked();
        assertThat(changing.isRenewed()).isFalse();
        assertThat(server.documents("course")).contains("new.txt");
        assertThat(server.indexes.known(new Key(changing.corpus(), 256, 32)))
                .as("there before it is served")
                .isPresent();
        assertThat(server.indexes.known(new Key(before, 256, 32))).isEmpty();
    }

    @Test
    void foldersThatComeAndGoAreBasesAndAreNot() throws Exception {
        course();
        Server server = new Server().looked();
        write("other/a.txt", "Another base.");
        assertThat(server.looked().folders.choices())
                .containsExactly(BaseChoice.folder("course"), BaseChoice.folder("other"));
        Files.delete(bases.resolve("other/a.txt"));
        Files.delete(bases.resolve("other"));
        assertThat(server.looked().folders.choices()).containsExactly(BaseChoice.folder("course"));
        assertThat(server.folders.folder(BaseChoice.folder("other"))).isEmpty();
        assertThat(server.folders.folder(BaseChoice.HANDBOOK)).isEmpty();
    }

    @Test
    void whatIsClosedGivesAllItsMemoryBack() throws Exception {
        course();
        Server server = new Server().looked();
        assertThat(server.memory.granted()).isPositive();
        server.folders.close();
        assertThat(server.memory.granted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsClosedWhileItIsIndexedHoldsNothingAfterwards(boolean somebodyWaits) throws Exception {
        course();
        Server server = new Server();
        // Told by the only worker, between the end of the reading and the first step of the index.
        server.folders.listen(this, () -> server.folders
                .folder(BaseChoice.folder("course"))
                .filter(course -> course.read().isPresent())
                .ifPresent(course -> {
                    if (somebodyWaits) {
                        server.index("course");
                    }
                    server.folders.close();
                }));
        server.folders.look();
        for (int i = 0; i < 1_000 && (!server.folders.choices().isEmpty() || server.memory.granted() > 0); i++) {
            Thread.sleep(10);
        }
        assertThat(server.folders.choices()).isEmpty();
        assertThat(server.memory.granted()).isZero();
    }

    @Test
    void brokenFilesAreNamedAndTheOthersAreRead() throws Exception {
        course();
        write("course/broken.pdf", "%PDF-1.7 and nothing after it");
        write("course/empty.txt", "");
        write("course/picture.jpg", "no text");
        write("course/none.docx", "no zip");
        write("course/.hidden.txt", "passed over");
        write("course/~$lock.docx", "passed over");
        Server server = new Server().looked();
        assertThat(server.documents("course")).hasSize(3);
        assertThat(server.skipped("course"))
                .containsExactlyInAnyOrder(
                        "“broken.pdf” is a broken PDF.",
                        "“empty.txt” is empty.",
                        "“picture.jpg” is not a txt, md, html, pdf, docx, odt, csv or tsv file.",
                        "“none.docx” is no office document, whatever its name says.");
    }

    @Test
    void brokenLinesRepeatedIdsAndEmptyDocumentsAreCountedAndTheFirstOnesNamed() throws Exception {
        StringBuilder corpus = new StringBuilder("\uFEFF" + line("a", "Rivers carry water."));
        corpus.append(
                "this is no JSON\n{\"_id\": \"b\"}\n[1, 2]\nnull\n{\"_id\": null, \"text\": \"x\"}\n\n{\"_id\": \"c\", \"te\n");
        corpus.append(line("a", "The same id.")).append(line("d", " ")).append(line("e", "Bees make honey."));
        Path file = write("beir/corpus.jsonl", corpus.toString());
        byte[] latin = "{\"_id\": \"f\", \"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin, StandardOpenOption.APPEND);
        write("beir/queries.jsonl", "broken\n" + line("q", "honey?"));
        write("beir/qrels/test.tsv", "query-id\tcorpus-id\tscore\nq\te\tvery\nq\te\t2\n");
        Server server = new Server().looked();
        assertThat(server.documents("beir")).containsExactly("a", "e");
        assertThat(server.folder("beir").corpus().documents().getFirst().text())
                .as("of one id the first counts")
                .isEqualTo("Rivers carry water.");
        assertThat(server.skipped("beir"))
                .containsExactly(
                        "“corpus.jsonl”: 7 lines are left out, being broken or too long: lines 2, 3, 4, 5, 6, ….",
                        "“corpus.jsonl”: one line is left out, since a line above has the same id: line 9.",
                        "“corpus.jsonl”: one document holds no text: line 10.",
                        "“qrels/test.tsv”: one line is left out, being broken or too long: line 2.",
                        "“queries.jsonl”: one line is left out, being broken or too long: line 1.");
        assertThat(server.folder("beir").corpus().questions()).hasSize(1);
    }

    @Test
    void oneLineWithoutEndIsPassedOverAndNotHeld() throws Exception {
        Path file = write("beir/corpus.jsonl", line("a", "Rivers carry water."));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(300L * MEGABYTE);
        }
        Server server = new Server().looked();
        assertThat(server.documents("beir")).containsExactly("a");
        assertThat(server.skipped("beir"))
                .containsExactly("“corpus.jsonl”: one line is left out, being broken or too long: line 2.");
    }

    @Test
    void aFileOfAGigabyteIsNamedAndNeverOpened() throws Exception {
        course();
        try (RandomAccessFile sparse =
                new RandomAccessFile(write("course/large.txt", "x").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        Server server = new Server().looked();
        assertThat(server.documents("course")).hasSize(3);
        assertThat(server.skipped("course")).containsExactly("“large.txt” is larger than 2 MB, the most that is read.");
    }

    @Test
    void aFileForWhichThereIsNoMemoryIsNamedWithTheFigureAndTheOthersAreRead() throws Exception {
        course();
        write("course/large.txt", "word ".repeat(300_000));
        Server server = new Server(NO_ENCODER, 8L * MEGABYTE, LIMITS).looked();
        assertThat(server.documents("course")).hasSize(3);
        assertThat(server.skipped("course"))
                .containsExactly("“large.txt” needs 12 MB of memory to be read, which this server does not have.");
    }

    @Test
    void aFileThatWasLeftOutForLackOfMemoryIsReadWhenThereIsEnough() throws Exception {
        write("course/words.txt", "Rivers carry water. ".repeat(4_000));
        Server server = new Server();
        Grant taken = server.memory.grant(server.memory.free() - 100_000);
        server.looked();
        assertThat(server.documents("course")).isEmpty();
        assertThat(server.looked().documents("course"))
                .as("as long as there is not")
                .isEmpty();
        taken.resize(0);
        assertThat(server.looked().documents("course")).containsExactly("words.txt");
        assertThat(server.skipped("course")).isEmpty();
    }

    @Test
    void anIndexThatDoesNotFitIsRefusedWithFiguresAndMadeWhenThereIsEnough() throws Exception {
        write("course/words.txt", "Rivers carry water. ".repeat(2_000));
        Server server = new Server();
        Grant taken = server.memory.grant(server.memory.free() - MEGABYTE);
        server.looked();
        SharedFolder refused = server.folder("course");
        assertThat(refused.refused().orElseThrow().key())
                .as("counting words takes a megabyte")
                .isEqualTo("ui.memory");
        assertThat(text.about(refused)).contains("of 64 MB are free");
        taken.resize(0);
        server.looked();
        assertThat(refused.refused()).isEmpty();
        assertThat(server.indexes.known(new Key(refused.corpus(), 256, 32))).isPresent();
    }

    @Test
    void aBaseWithoutMemoryForLsaIsKeptAsItIsAndGetsItWhereThereIsMore() throws Exception {
        StringBuilder corpus = new StringBuilder();
        for (int i = 0; i < 1_300; i++) {
            corpus.append(line("d" + i, "word" + i + " other" + i % 37 + " third" + i % 101));
        }
        write("beir/corpus.jsonl", corpus.toString());
        FolderLimits limits = new FolderLimits(new ReadingLimits(MEGABYTE, 10_000, 2_000, 60), 1_000_000, 30, 3);
        Server small = new Server(NO_ENCODER, 8L * MEGABYTE, limits).looked();
        assertThat(small.base("beir").methods()).containsExactlyInAnyOrder(Method.TF_IDF, Method.BM25);
        assertThat(small.index("beir").progress().orElseThrow().space()).contains(LeftOut.NO_MEMORY);
        Server smallAgain = new Server(NO_ENCODER, 8L * MEGABYTE, limits).looked();
        assertThat(smallAgain.isFromDisk("beir")).isTrue();
        assertThat(smallAgain.index("beir").progress().orElseThrow().space()).contains(LeftOut.NO_MEMORY);
        Server large = new Server(NO_ENCODER, 64L * MEGABYTE, limits).looked();
        assertThat(large.isFromDisk("beir")).isFalse();
        assertThat(large.base("beir").methods()).contains(Method.LSA, Method.HYBRID);
    }

    @Test
    void aChangeForWhichThereIsNoMemoryLeavesWhatThereWas() throws Exception {
        course();
        Server server = new Server().looked();
        server.memory.grant(server.memory.free() - MEGABYTE);
        write("course/words.txt", "Rivers carry water. ".repeat(2_000));
        server.looked();
        assertThat(server.folder("course").refused()).isPresent();
        assertThat(server.documents("course")).hasSize(3);
    }

    @Test
    void moreThanTheLimitsIsLeftOutAndNamed() throws Exception {
        for (int i = 10; i < 32; i++) {
            write("many/%d.txt".formatted(i), "Document number " + i + ".");
        }
        write("long/a.txt", "word ".repeat(19_000));
        write("long/b.txt", "word ".repeat(19_000));
        write("long/c.txt", "word ".repeat(19_000));
        write("long/d.txt", "Too late.");
        write("long/e.txt", "word ".repeat(21_000));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append(line("d" + i, "Text."));
        }
        write("beir/corpus.jsonl", lines.toString());
        Server server = new Server().looked();
        assertThat(server.documents("many")).hasSize(20);
        assertThat(server.skipped("many"))
                .containsExactly(
                        "“30.txt” is left out: 20 documents are the most.",
                        "“31.txt” is left out: 20 documents are the most.");
        assertThat(server.documents("long")).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(server.skipped("long")).contains("“d.txt” is left out: 200,000 characters in all are the most.");
        assertThat(server.skipped("beir"))
                .containsExactly("“corpus.jsonl” is left out after line 20: 20 documents are the most.");
    }

    @Test
    void linksAreNotFollowedWhereverTheyLead() throws Exception {
        course();
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "The secret word is xyzzy.");
        Path inside = bases.resolve("course");
        Files.createSymbolicLink(inside.resolve("out"), outside);
        Files.createSymbolicLink(inside.resolve("secret.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(inside.resolve("loop"), inside);
        Files.createSymbolicLink(inside.resolve("dangling.txt"), outside.resolve("none.txt"));
        Files.createSymbolicLink(bases.resolve("linked"), outside);
        Server server = new Server().looked();
        assertThat(server.folders.choices()).containsExactly(BaseChoice.folder("course"));
        assertThat(server.documents("course")).hasSize(3);
        assertThat(server.skipped("course"))
                .containsExactly(
                        "“dangling.txt” is a link, which is not followed.",
                        "“loop” is a link, which is not followed.",
                        "“out” is a link, which is not followed.",
                        "“secret.txt” is a link, which is not followed.");
    }

    @Test
    void aCorpusThatIsALinkMakesNoBaseOfWhatItLeadsTo() throws Exception {
        Path outside = Files.writeString(folder.resolve("corpus.jsonl"), line("a", "secret"));
        Files.createDirectory(bases.resolve("beir"));
        Files.createSymbolicLink(bases.resolve("beir/corpus.jsonl"), outside);
        assertThat(new Server().looked().documents("beir")).isEmpty();
    }

    @Test
    void anEmptyFolderAndOneWithNothingReadableSaySo() throws Exception {
        Files.createDirectory(bases.resolve("empty"));
        write("pictures/a.jpg", "no text");
        Server server = new Server().looked();
        for (String name : List.of("empty", "pictures")) {
            assertThat(server.documents(name)).isEmpty();
            assertThat(text.about(server.folder(name))).contains("No document");
        }
        write("empty/a.txt", "Now there is something.");
        assertThat(server.looked().documents("empty")).containsExactly("a.txt");
    }

    @Test
    void aFileThatVanishesBeforeItIsReadIsNamed() throws Exception {
        course();
        Server server = new Server();
        Held held = new Held();
        server.pool.submit("another", server.memory, held, () -> {});
        held.awaitStep();
        server.folders.look();
        Files.delete(bases.resolve("course/rivers.txt"));
        held.letGo();
        awaitIdle(server);
        assertThat(server.skipped("course"))
                .containsExactly("“rivers.txt” could not be opened, or was gone before it was read.");
        assertThat(server.documents("course")).hasSize(2);
        assertThat(server.looked().skipped("course")).as("the next look knows").isEmpty();
    }

    private static void awaitIdle(Server server) throws InterruptedException {
        for (int i = 0; i < 10_000 && server.folder("course").isBusy(); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void aFolderThatCannotBeOpenedSaysSoWithoutItsPath() throws Exception {
        course();
        Path inside = bases.resolve("course");
        assumeThat(inside.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(inside)).as("not run as root").isFalse();
        Server server = new Server().looked();
        assertThat(text.about(server.folder("course")))
                .contains("cannot be opened")
                .doesNotContain(bases.toString());
        assertThat(inside.toFile().setReadable(true)).isTrue();
        assertThat(server.looked().documents("course")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two  words",
                "emoji 😀 👩‍🏫",
                "קורס",
                "\u202eevil",
                "handbook",
                "own",
                "a'b\"c<b>&{0}",
                "folder",
                "%2e%2e"
            })
    void foldersAndFilesMayHaveAnyName(String name) throws Exception {
        write(name + "/" + name + ".txt", "Rivers carry water.");
        Server server = new Server().looked();
        BaseChoice choice = BaseChoice.folder(name);
        assertThat(server.folders.choices()).containsExactly(choice);
        assertThat(BaseChoice.of(choice.id())).contains(choice);
        assertThat(BaseChoice.everywhere()).extracting(BaseChoice::id).doesNotContain(choice.id());
        assertThat(server.documents(name)).containsExactly(name + ".txt");
        assertThat(text.base(choice)).endsWith(" (shared)").doesNotContain("\u202E");
        assertThat(new Server().looked().isFromDisk(name)).isTrue();
    }

    @Test
    void aKeptIndexThatIsDamagedIsMadeAnewAndKeptAgain() throws Exception {
        course();
        new Server().looked();
        Path index = keptFile(".index");
        byte[] whole = Files.readAllBytes(index);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        for (byte[] bytes : List.of(damaged, Arrays.copyOf(whole, whole.length / 3), new byte[0])) {
            Files.write(index, bytes);
            Server server = new Server().looked();
            assertThat(server.isFromDisk("course")).isFalse();
            assertThat(server.base("course").retriever(Method.BM25).search("honey", 1))
                    .hasSize(1);
            assertThat(Files.size(index)).isEqualTo(whole.length);
        }
        assertThat(new Server().looked().isFromDisk("course")).isTrue();
    }

    @Test
    void anIndexThatIsWholeAndMeansNothingIsMadeAnew() throws Exception {
        course();
        new Server().looked();
        KeptFile.write(keptFile(".index"), out -> {
            out.writeLong(1_000);
            out.writeLong(KeptIndex.NOT_COUNTED);
            out.writeLong(0);
            out.writeBoolean(false);
            out.writeLong(0);
            out.writeInt(1_000_000);
        });
        Server server = new Server().looked();
        assertThat(server.isFromDisk("course")).isFalse();
        assertThat(server.base("course").methods()).contains(Method.LSA);
        assertThat(new Server().looked().isFromDisk("course")).isTrue();
    }

    @Test
    void keptTextsThatAreDamagedAreReadAnew() throws Exception {
        course();
        new Server().looked();
        Path texts = keptFile("texts");
        Files.write(texts, new byte[100]);
        assertThat(new Server().looked().documents("course")).hasSize(3);
        assertThat(Files.size(texts)).isNotEqualTo(100);
    }

    @Test
    void whatAKilledServerHasLeftHalfWrittenHarmsNobodyAndIsDeletedLater() throws Exception {
        course();
        new Server().looked();
        Path begun = Files.write(keptFile(".index").resolveSibling("123.begun"), new byte[100]);
        assertThat(new Server().looked().isFromDisk("course")).isTrue();
        assertThat(begun).as("another server may be writing it").exists();
        Files.setLastModifiedTime(begun, FileTime.fromMillis(0));
        new Server().looked();
        assertThat(begun).doesNotExist();
    }

    @Test
    void aFolderForIndexesThatCannotBeWrittenToStopsNothing() throws Exception {
        course();
        Files.writeString(kept, "a file stands where the folder should be");
        Server server = new Server().looked();
        assertThat(server.base("course").retriever(Method.BM25).search("honey", 1))
                .hasSize(1);
        assertThat(kept).hasContent("a file stands where the folder should be");
    }

    @Test
    void serversThatBuildAtTheSameTimeDisturbNobodyAndLeaveOneWholeIndex() throws Exception {
        course();
        List<Server> servers = Stream.generate(Server::new).limit(4).toList();
        List<CompletableFuture<Void>> looks = servers.stream()
                .map(server -> CompletableFuture.runAsync(() -> {
                    try {
                        server.looked();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        looks.forEach(CompletableFuture::join);
        for (Server server : servers) {
            assertThat(server.documents("course")).hasSize(3);
            assertThat(server.base("course").retriever(Method.BM25).search("honey", 1))
                    .hasSize(1);
        }
        keptFile(".index");
        keptFile("texts");
        assertThat(new Server().looked().isFromDisk("course")).isTrue();
    }

    @Test
    void whoListensIsToldAndWhoHasLeftIsNot() throws Exception {
        course();
        Server server = new Server();
        AtomicInteger told = new AtomicInteger();
        server.folders.listen(this, told::incrementAndGet);
        server.looked();
        assertThat(told).hasPositiveValue();
        server.folders.leave(this);
        int before = told.get();
        write("course/new.txt", "Something new.");
        server.looked();
        assertThat(told).hasValue(before);
    }

    @Test
    void whatIsSaidOfAFolderNamesDocumentsAndTimeAndNoPath() throws Exception {
        course();
        write("course/broken.pdf", "%PDF-1.7");
        Server server = new Server().looked();
        String about = text.about(server.folder("course"));
        assertThat(about)
                .contains("3 documents")
                .contains("characters, read on")
                .doesNotContain(bases.toString());
        assertThat(String.join(" ", server.skipped("course"))).doesNotContain(bases.toString());
    }

    @Test
    void withoutAFolderThereIsNothingToLookAt() {
        WorkerPool pool = new WorkerPool(1, 1);
        MemoryBudget memory = new MemoryBudget(MEGABYTE);
        IndexCache indexes = new IndexCache(pool, this, memory, NO_ENCODER);
        for (String none : List.of("", folder.resolve("missing").toString())) {
            try (SharedFolders folders =
                    new SharedFolders(new FolderSettings(none, ""), LIMITS, pool, memory, indexes)) {
                folders.look();
                assertThat(folders.choices()).isEmpty();
            }
        }
        pool.close();
    }
}
