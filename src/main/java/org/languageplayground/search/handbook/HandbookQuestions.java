package org.languageplayground.search.handbook;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Bm25Retriever;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Units;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;

/**
 * The handbook's own questions, put to an encoder: chunks of at most 160 words and questions become vectors, an article is as good as its
 * chunk with the greatest cosine, and the ranking of the articles is measured. What the published encoder finds is measured once and kept.
 */
public final class HandbookQuestions {
    private static final int WORDS = 160;
    private static final int TEXTS_A_STEP = 8;

    private List<Chunk> chunks;
    private List<Question> questions;
    private volatile double[] published;
    private volatile Lower lower;

    /**
     * What the published encoder makes of all texts below a block, so that an encoder tuned from there on need not read them again: some 24 MB
     * for the English one, which are given up where memory is short.
     *
     * @param residuals what enters block {@code first}, of each batch, {@code [tokens][width]}
     */
    private record Lower(int first, List<SoftReference<Matrix>> residuals) {}

    private synchronized void read() {
        if (chunks == null) {
            Handbook handbook = Handbook.load();
            Chunker chunker = new Chunker(Units.words(), WORDS, 0);
            chunks = handbook.documents().stream()
                    .flatMap(document -> chunker.chunks(document).stream())
                    .toList();
            questions = handbook.answerable();
        }
    }

    /** The pieces of the articles. */
    public List<Chunk> chunks() {
        read();
        return chunks;
    }

    /** The questions that an article answers. */
    public List<Question> questions() {
        read();
        return questions;
    }

    /** nDCG@10 of each question with the encoder as published; null until someone has measured it. */
    public double[] published() {
        return published;
    }

    /** Keeps what the published encoder finds. */
    public void keepPublished(double... ndcg) {
        published = ndcg;
    }

    /** nDCG@10 of each question by the words that it has in common with the chunks. */
    public double[] byWords() {
        Bm25Retriever words =
                new Bm25Retriever(chunks().stream().map(Chunk::text).toList());
        return questions().stream()
                .mapToDouble(question -> Measures.of(
                                words.embed(question.text()).search(chunks.size()).stream()
                                        .map(Hit::chunk)
                                        .map(chunk ->
                                                chunks.get(chunk).document().id())
                                        .distinct()
                                        .toList(),
                                question.grades())
                        .ndcg10())
                .toArray();
    }

    /** Reads all chunks and questions with one encoder, some at a time. */
    public final class Reading {
        private final Transformer encoder;
        private final AttentionSettings settings;
        private final Tokenizer tokenizer;
        private final List<String> texts = new ArrayList<>();
        private final List<Matrix> vectors = new ArrayList<>();
        private final int first;
        private final Lower known;
        private final List<SoftReference<Matrix>> residuals = new ArrayList<>();

        /** With attention as trained. */
        public Reading(Transformer encoder, Tokenizer tokenizer) {
            this(encoder, 0, encoder.config().trainedAttention(), tokenizer);
        }

        /** Of an encoder whose blocks below {@code first} are the published ones; what these make of the texts is kept while there is room. */
        public Reading(Transformer encoder, int first, Tokenizer tokenizer) {
            this(encoder, first, encoder.config().trainedAttention(), tokenizer);
        }

        /** With heads switched off, say. */
        public Reading(Transformer encoder, AttentionSettings settings, Tokenizer tokenizer) {
            this(encoder, 0, settings, tokenizer);
        }

        private Reading(Transformer encoder, int first, AttentionSettings settings, Tokenizer tokenizer) {
            this.encoder = encoder;
            this.settings = settings;
            this.tokenizer = tokenizer;
            this.first = first;
            Lower last = lower;
            this.known = last == null || last.first > first ? null : last;
            chunks().forEach(chunk -> texts.add(chunk.text()));
            questions().forEach(question -> texts.add(question.text()));
        }

        /** How many texts there are. */
        public int count() {
            return texts.size();
        }

        /** How many have been read. */
        public int read() {
            return vectors.size();
        }

        /** Reads some more; answers whether there are others. */
        public boolean step() {
            List<int[]> next = texts.stream()
                    .skip(vectors.size())
                    .limit(TEXTS_A_STEP)
                    .map(text -> tokenizer.encode(text).ids())
                    .toList();
            TokenBatch batch = TokenBatch.of(next);
            Matrix found = SentenceVectors.of(hidden(batch), batch);
            for (int i = 0; i < found.rows(); i++) {
                vectors.add(Matrix.row(found.row(i)));
            }
            if (vectors.size() < texts.size()) {
                return true;
            }
            if (first > 0) {
                lower = new Lower(first, residuals);
            }
            return false;
        }

        private Matrix hidden(TokenBatch batch) {
            if (first == 0) {
                return encoder.hidden(batch, settings);
            }
            Matrix residual = residual(batch);
            residuals.add(new SoftReference<>(residual));
            return encoder.hidden(batch, settings, first, residual);
        }

        private Matrix residual(TokenBatch batch) {
            Matrix kept =
                    known == null ? null : known.residuals.get(residuals.size()).get();
            return kept == null
                    ? encoder.carry(batch, encoder.embed(batch), 0, first)
                    : encoder.carry(batch, kept, known.first, first);
        }

        /** nDCG@10 of each question, once all is read. */
        public double[] ndcg() {
            return IntStream.range(0, questions.size())
                    .mapToDouble(question -> Measures.of(
                                    ranking(vectors.get(chunks.size() + question)),
                                    questions.get(question).grades())
                            .ndcg10())
                    .toArray();
        }

        private List<String> ranking(Matrix question) {
            Map<String, Double> best = new LinkedHashMap<>();
            for (int i = 0; i < chunks.size(); i++) {
                best.merge(
                        chunks.get(i).document().id(),
                        Cosine.of(question.values(), vectors.get(i).values()),
                        Math::max);
            }
            return best.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
