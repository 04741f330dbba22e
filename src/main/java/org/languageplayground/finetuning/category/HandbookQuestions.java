package org.languageplayground.finetuning.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.handbook.Handbook;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Units;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.classification.ClassifierHead;
import org.languageplayground.transformer.classification.EncodedTexts;
import org.languageplayground.transformer.classification.SentenceClassifier;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;

/**
 * The handbook's own questions, put to an encoder: chunks of at most 160 words and questions become vectors, an article is as good as its
 * chunk with the greatest cosine, and the ranking of the articles is measured. What the published encoder finds is measured once and kept.
 */
final class HandbookQuestions {
    private static final int WORDS = 160;
    private static final int TEXTS_A_STEP = 8;

    private List<Chunk> chunks;
    private List<Question> questions;
    private volatile double[] published;

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
    List<Chunk> chunks() {
        read();
        return chunks;
    }

    /** The questions that an article answers. */
    List<Question> questions() {
        read();
        return questions;
    }

    /** nDCG@10 of each question with the encoder as published; null until someone has measured it. */
    double[] published() {
        return published;
    }

    void keepPublished(double... ndcg) {
        published = ndcg;
    }

    /** Reads all chunks and questions with one encoder, some at a time. */
    final class Reading {
        private final Transformer encoder;
        private final Tokenizer tokenizer;
        private final List<String> texts = new ArrayList<>();
        private final List<Matrix> vectors = new ArrayList<>();

        Reading(Transformer encoder, Tokenizer tokenizer) {
            this.encoder = encoder;
            this.tokenizer = tokenizer;
            chunks().forEach(chunk -> texts.add(chunk.text()));
            questions().forEach(question -> texts.add(question.text()));
        }

        /** How many texts there are. */
        int count() {
            return texts.size();
        }

        /** How many have been read. */
        int read() {
            return vectors.size();
        }

        /** Reads some more; answers whether there are others. */
        boolean step() {
            int layers = encoder.config().layers();
            List<int[]> next = texts.stream()
                    .skip(vectors.size())
                    .limit(TEXTS_A_STEP)
                    .map(text -> tokenizer.encode(text).ids())
                    .toList();
            Matrix found = new SentenceClassifier(
                            encoder,
                            layers,
                            ClassifierHead.zero(encoder.config().width(), 1))
                    .vectors(EncodedTexts.of(encoder, layers, next));
            for (int i = 0; i < found.rows(); i++) {
                vectors.add(Matrix.row(found.row(i)));
            }
            return vectors.size() < texts.size();
        }

        /** nDCG@10 of each question, once all is read. */
        double[] ndcg() {
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
