package org.languageplayground.rag;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.search.vector.SparseVector;
import org.languageplayground.search.vector.TfIdf;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers of a question are made from: the chunks with their terms, every vector, and each method's scores. */
final class RagCheck {
    private static final int MOST_HITS = 1000;

    private final Component[] parts;
    private final Supplier<RagSimulation> simulation;

    private RagCheck(Supplier<RagSimulation> simulation, Component... parts) {
        this.parts = parts;
        this.simulation = simulation;
    }

    /** Links to the files behind some parts of the page. */
    static CheckThis of(Supplier<RagSimulation> simulation, Component... parts) {
        RagCheck check = new RagCheck(simulation, parts);
        return new CheckThis(
                check.file("rag.check.numbers.", "retrieval.json", check::numbers),
                check.file("rag.check.index.", "index.zip", check::index),
                new CheckFile("rag.check.model.", "model.zip", () -> Content.zip(ModelFiles.of(check.reader()))));
    }

    private CheckFile file(String key, String name, Supplier<Content> content) {
        return new CheckFile(key, name, () -> simulation.get().reading().isPresent(), content);
    }

    private RagReading reading() {
        return simulation.get().reading().orElseThrow();
    }

    private FolderFiles reader() {
        return simulation.get().bases().reader().folder();
    }

    /**
     * The question and what it found, in full.
     *
     * @param unit what the size of a chunk counts: words, or tokens of the tiny model
     * @param words of the question, as TF-IDF counts them
     * @param stems of the question, as all others do
     * @param captured share of the question's squared length that the space of LSA holds
     * @param plane shares of the variance along the two axes of the picture
     * @param ranking by the chosen method, the best first
     * @param opened how the score of the opened chunk came about; null where none is open
     * @param answer what was made of the chunks
     */
    private record Numbers(
            Displayed displayed,
            RagState state,
            String unit,
            int documents,
            int chunks,
            List<String> words,
            List<Stem> stems,
            List<String> unknown,
            double captured,
            double[] plane,
            List<Hit> ranking,
            Explanation opened,
            Answer answer) {}

    /**
     * A stem of a text.
     *
     * @param position which word it comes from, words that are left out counted
     * @param start of that word, counted as UTF-16 does
     */
    record Stem(String stem, int position, int start, int end) {}

    static List<String> words(String text) {
        return new PlainWords().terms(text).stream().map(Term::text).toList();
    }

    static List<Stem> stems(String text) {
        return new EnglishWords()
                .terms(text).stream()
                        .map(term -> new Stem(
                                term.text(),
                                term.position(),
                                term.span().start(),
                                term.span().end()))
                        .toList();
    }

    private Content numbers() {
        RagReading now = reading();
        RagState state = now.state();
        KnowledgeBase base = now.base();
        return Content.json(new Numbers(
                Displayed.in(parts),
                state,
                now.corpus().ofTheWorld() ? "tokens" : "words",
                now.corpus().documents().size(),
                base.chunks().size(),
                words(state.query()),
                stems(state.query()),
                now.unknown(),
                base.dense().captured(state.query()),
                base.plane().explained(),
                now.ranking(),
                state.open() == RagState.NONE ? null : now.explanation(state.open()),
                now.answer()));
    }

    private Content index() {
        RagReading now = reading();
        KnowledgeBase base = now.base();
        String query = now.state().query();
        TfIdf words = base.words();
        Lsa lsa = base.dense().lsa();
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("documents.jsonl", Content.jsonLines(now.corpus().documents()::stream));
        files.put("chunks.jsonl", Content.jsonLines(() -> chunks(base)));
        files.put("words.json", out -> Content.json(Terms.of(words, query)).write(out));
        files.put("words-tfidf.jsonl", Content.jsonLines(() -> words.rows().stream()
                .map(row -> Weight.of(row, words))));
        files.put(
                "stems.json", out -> Content.json(Terms.of(lsa.tfIdf(), query)).write(out));
        files.put("stems-tfidf.jsonl", Content.jsonLines(() -> lsa.tfIdf().rows().stream()
                .map(row -> Weight.of(row, lsa.tfIdf()))));
        files.put(
                "bm25.json",
                Content.json(new Bm25(
                        base.statistics().chunksWithTerms(), base.statistics().averageLength())));
        files.put("lsa.json", out -> Content.json(
                        new Space(lsa.singularValues(), base.dense().vector(query)))
                .write(out));
        files.put("lsa-chunks.jsonl", Content.jsonLines(base.dense().vectors()::stream));
        files.put("lsa-stems.jsonl", Content.jsonLines(() -> IntStream.range(
                        0, lsa.tfIdf().terms().size())
                .mapToObj(lsa::term)));
        files.put("plane.json", out -> Content.json(Plane.of(base, query)).write(out));
        files.put("scores.json", out -> Content.json(scores(base, query)).write(out));
        return Content.zip(files);
    }

    /**
     * A chunk.
     *
     * @param number from 0
     * @param start of its text in the document, counted as UTF-16 does
     */
    private record Numbered(
            int number,
            String document,
            int start,
            int end,
            int units,
            String text,
            List<String> words,
            List<Stem> stems) {}

    private static Stream<Numbered> chunks(KnowledgeBase base) {
        return IntStream.range(0, base.chunks().size()).mapToObj(number -> {
            Chunk chunk = base.chunks().get(number);
            return new Numbered(
                    number,
                    chunk.document().id(),
                    chunk.span().start(),
                    chunk.span().end(),
                    chunk.units(),
                    chunk.text(),
                    words(chunk.text()),
                    stems(chunk.text()));
        });
    }

    /**
     * The terms of a base in alphabetical order.
     *
     * @param documentFrequencies in how many chunks each stands
     * @param query the question's vector, of length 1
     */
    private record Terms(List<String> terms, int[] documentFrequencies, double[] idf, Map<String, Double> query) {
        static Terms of(TfIdf tfIdf, String query) {
            IntStream columns = IntStream.range(0, tfIdf.terms().size());
            return new Terms(
                    tfIdf.terms(),
                    columns.map(tfIdf::documentFrequency).toArray(),
                    IntStream.range(0, tfIdf.terms().size())
                            .mapToDouble(tfIdf::idf)
                            .toArray(),
                    Weight.of(tfIdf.vector(query), tfIdf));
        }
    }

    /** A vector's numbers by their terms, zeros left out. */
    private static final class Weight {
        static Map<String, Double> of(SparseVector vector, TfIdf tfIdf) {
            Map<String, Double> weights = new LinkedHashMap<>();
            for (int i = 0; i < vector.indices().length; i++) {
                weights.put(tfIdf.terms().get(vector.indices()[i]), vector.values()[i]);
            }
            return weights;
        }
    }

    /**
     * What BM25 needs beside the stems' document frequencies.
     *
     * @param chunks that hold any stem
     * @param averageLength of these, in stems
     */
    private record Bm25(int chunks, double averageLength) {}

    /**
     * The space of LSA; its vectors stand in files of their own.
     *
     * @param query the question in the space, of length 1
     */
    private record Space(double[] singularValues, double[] query) {}

    /** The plane of the picture with the places of all chunks and of the question. */
    private record Plane(double[] mean, double[][] axes, double[] explained, List<double[]> chunks, double[] query) {
        static Plane of(KnowledgeBase base, String query) {
            PrincipalComponents plane = base.plane();
            return new Plane(
                    plane.mean(),
                    plane.axes(),
                    plane.explained(),
                    base.dense().vectors().stream().map(plane::project).toList(),
                    plane.project(base.dense().vector(query)));
        }
    }

    /** Each method's hits for the question, the best first. */
    private static Map<Method, List<Hit>> scores(KnowledgeBase base, String query) {
        Map<Method, List<Hit>> scores = new LinkedHashMap<>();
        Arrays.stream(Method.values())
                .forEach(method -> scores.put(
                        method, new ArrayList<>(base.retriever(method).search(query, MOST_HITS))));
        return scores;
    }
}
