package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.base.Stem;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.EncodedText;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.embedding.TokenVectors;
import org.languageplayground.search.retrieval.DenseRetriever;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.retrieval.RerankedRetriever;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.vector.Lsa;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.search.vector.SparseVector;
import org.languageplayground.search.vector.TfIdf;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.matrix.Matrix;
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
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("documents.jsonl", Content.jsonLines(now.corpus().documents()::stream));
        files.put("chunks.jsonl", Content.jsonLines(() -> chunks(base)));
        terms("words", words, query, files);
        files.put(
                "bm25.json",
                Content.json(new Bm25(
                        base.statistics().chunksWithTerms(), base.statistics().averageLength())));
        base.lsa().ifPresent(lsa -> ofLsa(lsa, query, files));
        base.dense().ifPresent(dense -> ofEncoder(dense, base, query, files));
        now.space()
                .ifPresent(space -> files.put("plane.json", out -> Content.json(Plane.of(base, space, query))
                        .write(out)));
        files.put("scores.json", out -> Content.json(scores(base, query)).write(out));
        return Content.zip(files);
    }

    private static void terms(String name, TfIdf tfIdf, String query, Map<String, Content> files) {
        files.put(name + ".json", out -> Content.json(Terms.of(tfIdf, query)).write(out));
        files.put(name + "-tfidf.jsonl", Content.jsonLines(() -> tfIdf.rows().stream()
                .map(row -> Weight.of(row, tfIdf))));
    }

    private static void ofLsa(LsaRetriever space, String query, Map<String, Content> files) {
        Lsa lsa = space.lsa();
        terms("stems", lsa.tfIdf(), query, files);
        files.put("lsa.json", out -> Content.json(new Space(lsa.singularValues(), space.vector(query)))
                .write(out));
        files.put("lsa-chunks.jsonl", Content.jsonLines(space.vectors()::stream));
        files.put("lsa-stems.jsonl", Content.jsonLines(() -> IntStream.range(
                        0, lsa.tfIdf().terms().size())
                .mapToObj(lsa::term)));
    }

    /** The chunks that late interaction may read. */
    private static List<Integer> candidates(KnowledgeBase base, String query) {
        return base.retriever(Method.HYBRID).search(query, RerankedRetriever.CANDIDATES).stream()
                .map(Hit::chunk)
                .toList();
    }

    private static void ofEncoder(DenseRetriever dense, KnowledgeBase base, String query, Map<String, Content> files) {
        SentenceEncoder encoder = dense.embedding().encoder();
        files.put("encoder.json", out -> Content.json(Read.of(encoder, query)).write(out));
        files.put("encoder-chunks.jsonl", Content.jsonLines(dense.vectors()::stream));
        files.put("encoder-tokens.jsonl", Content.jsonLines(() -> candidates(base, query).stream()
                .map(chunk -> Tokens.of(chunk, base.chunks().get(chunk).text(), dense.embedding()))));
    }

    /**
     * The question as the encoder reads it.
     *
     * @param ids of all its tokens
     * @param vector of length 1
     * @param tokens those that stand in the question, each a vector of length 1
     */
    private record Read(String encoder, int[] ids, float[] vector, List<float[]> tokens) {
        static Read of(SentenceEncoder encoder, String query) {
            EncodedText read = encoder.read(query);
            Matrix units = read.units();
            return new Read(
                    encoder.name(),
                    encoder.ids(query),
                    read.vector(),
                    IntStream.range(0, units.rows()).mapToObj(units::row).toList());
        }
    }

    /**
     * The tokens of a chunk that late interaction may read, in 8 bits a number: each number times its token's step.
     *
     * @param ids of all tokens that the encoder reads, those that the tokenizer adds among them
     * @param places where each of the others starts and ends in the chunk's text
     */
    private record Tokens(int chunk, int[] ids, List<int[]> places, float[] steps, byte[] bytes) {
        static Tokens of(int chunk, String text, Embedding embedding) {
            TokenVectors tokens = embedding.tokens().get(chunk);
            Encoding cut = embedding.encoder().tokens(text);
            return new Tokens(
                    chunk,
                    embedding.encoder().ids(text),
                    IntStream.rangeClosed(1, tokens.tokens())
                            .mapToObj(token -> new int[] {cut.starts()[token], cut.ends()[token]})
                            .toList(),
                    tokens.steps(),
                    tokens.bytes());
        }
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

    /** The plane of the picture, in the space that it is of, with the places of all chunks and of the question. */
    private record Plane(
            String space, double[] mean, double[][] axes, double[] explained, List<double[]> chunks, double[] query) {
        static Plane of(KnowledgeBase base, VectorRetriever space, String query) {
            PrincipalComponents plane = base.plane(space);
            return new Plane(
                    space.name(),
                    plane.mean(),
                    plane.axes(),
                    plane.explained(),
                    space.vectors().stream().map(plane::project).toList(),
                    plane.project(space.vector(query)));
        }
    }

    /** Each method's hits for the question, the best first. */
    private static Map<Method, List<Hit>> scores(KnowledgeBase base, String query) {
        Map<Method, List<Hit>> scores = new LinkedHashMap<>();
        base.methods()
                .forEach(method -> scores.put(
                        method, new ArrayList<>(base.retriever(method).search(query, MOST_HITS))));
        return scores;
    }
}
