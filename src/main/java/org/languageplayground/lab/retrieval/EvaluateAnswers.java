package org.languageplayground.lab.retrieval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.handbook.Handbook;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Units;
import org.languageplayground.world.EnglishEncoder;

/** Asks the handbook its own questions and prints when the extractive answer keeps silent, and what it quotes. */
public final class EvaluateAnswers {
    private static final int CHUNK_WORDS = 256;
    private static final int USUAL_HITS = 2;
    private static final List<Integer> MORE_OR_FEWER_HITS = List.of(1, 3, 5, 10);

    private final Handbook handbook = Handbook.load();
    private final KnowledgeBase base = KnowledgeBase.of(
            handbook.documents().stream()
                    .flatMap(document -> new Chunker(Units.words(), CHUNK_WORDS, 0).chunks(document).stream())
                    .toList(),
            Optional.of(new SentenceEncoder(EnglishEncoder.load())));

    private EvaluateAnswers() {}

    /** Takes no argument. */
    public static void main(String[] args) {
        new EvaluateAnswers().print();
    }

    private void print() {
        print(
                "%d articles in %d chunks, %d questions that they answer, %d that they do not%n%n",
                handbook.articles().size(),
                base.chunks().size(),
                handbook.answerable().size(),
                handbook.unanswerable().size());
        print("| method | hits | silent, no article answers | silent, an article answers"
                + " | first sentence from an article that answers | from one that helps | from another |%n"
                + "|---|---|---|---|---|---|---|%n");
        for (Method method : Method.values()) {
            row(method, USUAL_HITS);
        }
        MORE_OR_FEWER_HITS.forEach(hits -> row(Method.HYBRID, hits));
        paraphrases();
        print("%nAnswered, hybrid, %d hits, though no article answers:%n", USUAL_HITS);
        for (Question question : handbook.unanswerable()) {
            ask(question, Method.HYBRID, USUAL_HITS).sentences().stream()
                    .limit(1)
                    .forEach(sentence ->
                            print("- %s (%.2f) %s%n", question.text(), sentence.support(), sentence.text()));
        }
    }

    private void row(Method method, int hits) {
        long rightlySilent = handbook.unanswerable().stream()
                .filter(question -> !ask(question, method, hits).found())
                .count();
        int[] firsts = new int[3];
        int silent = 0;
        for (Question question : handbook.answerable()) {
            List<CitedSentence> sentences = ask(question, method, hits).sentences();
            if (sentences.isEmpty()) {
                silent++;
            } else {
                String article = base.chunks()
                        .get(sentences.getFirst().chunk())
                        .document()
                        .id();
                firsts[question.grades().getOrDefault(article, 0)]++;
            }
        }
        print(
                "| %s | %d | %d of %d | %d of %d | %d | %d | %d |%n",
                base.retriever(method).name(),
                hits,
                rightlySilent,
                handbook.unanswerable().size(),
                silent,
                handbook.answerable().size(),
                firsts[2],
                firsts[1],
                firsts[0]);
    }

    private void paraphrases() {
        print(
                "%n%d questions that share no word with the article that answers them%n%n| method | nDCG@10 | MRR@10 | silent |%n|---|---|---|---|%n",
                handbook.paraphrases().size());
        for (Method method : Method.values()) {
            Measures mean = Measures.mean(handbook.paraphrases().stream()
                    .map(question -> Evaluation.measure(base.retriever(method), base.chunks(), question))
                    .toList());
            long silent = handbook.paraphrases().stream()
                    .filter(question -> !ask(question, method, USUAL_HITS).found())
                    .count();
            print(
                    "| %s | %.3f | %.3f | %d |%n",
                    base.retriever(method).name(), mean.ndcg10(), mean.reciprocalRank10(), silent);
        }
    }

    private ExtractiveAnswer ask(Question question, Method method, int hits) {
        List<Integer> chunks = base.retriever(method).search(question.text(), hits).stream()
                .map(Hit::chunk)
                .toList();
        return ExtractiveAnswer.of(question.text(), chunks, base);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
