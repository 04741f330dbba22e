package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.base.Stem;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.search.vector.SparseVector;
import org.languageplayground.search.vector.TfIdf;
import org.languageplayground.ui.check.Content;

/** The chunks of a base with their terms, every vector, and each method's scores for a question. */
final class IndexFiles {
    private static final int MOST_HITS = 1000;

    private IndexFiles() {}

    /** As one archive. */
    static Content of(RagReading now) {
        KnowledgeBase base = now.base();
        String query = now.asked().query();
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
                    Stem.words(chunk.text()),
                    Stem.in(chunk.text()));
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
