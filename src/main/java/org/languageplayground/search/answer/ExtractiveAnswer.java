package org.languageplayground.search.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.analysis.AskingWords;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.text.Sentences;
import org.languageplayground.search.text.Span;

/**
 * Answers with sentences of the retrieved chunks. What share of the question a sentence and its chunk hold is counted by the idf of
 * the terms that they have in common with it; terms that the base does not know count the most. Where an encoder has read the chunks, it
 * counts as much how like the question the sentence is.
 *
 * @param sentences at most three, the best supported first; none where no support comes to {@link #least}
 * @param nearest the best supported one where none answers, if any has anything in common with the question
 */
public record ExtractiveAnswer(List<CitedSentence> sentences, Optional<CitedSentence> nearest) {
    private static final int MOST_SENTENCES = 3;
    private static final double LEAST_BY_WORDS = 0.5;
    private static final double LEAST = 0.4;
    private static final double LEAST_BY_MEANING = 0.55;
    private static final EnglishWords ANALYSIS = new EnglishWords();

    /**
     * Looks for an answer.
     *
     * @param chunks the numbers of the retrieved chunks, best first
     */
    public static ExtractiveAnswer of(String question, List<Integer> chunks, KnowledgeBase base) {
        Map<String, CitedSentence> all = new LinkedHashMap<>();
        for (int chunk : chunks) {
            sentences(question, chunk, base).forEach(sentence -> all.putIfAbsent(sentence.text(), sentence));
        }
        List<CitedSentence> ranked = all.values().stream()
                .sorted(Comparator.comparingDouble(CitedSentence::support).reversed())
                .toList();
        List<CitedSentence> answer = ranked.stream()
                .filter(sentence -> answers(sentence, base))
                .limit(MOST_SENTENCES)
                .toList();
        return new ExtractiveAnswer(answer, answer.isEmpty() ? ranked.stream().findFirst() : Optional.empty());
    }

    /** The support from which on a sentence answers: half by words alone, less where an encoder counts too, since its cosines are smaller. */
    public static double least(KnowledgeBase base) {
        return base.dense().isPresent() ? LEAST : LEAST_BY_WORDS;
    }

    /** What has no word of the question must mean it: the words of its chunk alone do not make it an answer. */
    private static boolean answers(CitedSentence sentence, KnowledgeBase base) {
        return sentence.support() >= least(base)
                && (sentence.inSentence() > 0 || sentence.cosine().orElse(0) >= LEAST_BY_MEANING);
    }

    /** All sentences of a chunk with what supports them, as far as they have anything in common with the question. */
    private static List<CitedSentence> sentences(String question, int chunk, KnowledgeBase base) {
        Set<String> asked = asked(question);
        double whole = weight(asked, base);
        String text = base.chunks().get(chunk).text();
        double inChunk = weight(common(asked, text), base) / whole;
        List<Span> spans = Sentences.of(text);
        Optional<double[]> cosines = base.dense().map(dense -> dense.embedding().cosines(question, chunk, text, spans));
        List<CitedSentence> sentences = new ArrayList<>();
        for (int i = 0; i < spans.size() && !asked.isEmpty(); i++) {
            String sentence = spans.get(i).of(text);
            Set<String> inSentence = common(asked, sentence);
            if (!inSentence.isEmpty() || cosines.isPresent()) {
                int place = i;
                sentences.add(new CitedSentence(
                        chunk,
                        spans.get(i),
                        sentence,
                        weight(inSentence, base) / whole,
                        inChunk,
                        cosines.stream().mapToDouble(all -> all[place]).findFirst()));
            }
        }
        return sentences;
    }

    private static Set<String> asked(String question) {
        return ANALYSIS.terms(question).stream()
                .filter(term -> !AskingWords.contains(term.span().of(question).toLowerCase(Locale.ROOT)))
                .map(Term::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> common(Set<String> asked, String text) {
        Set<String> common =
                ANALYSIS.terms(text).stream().map(Term::text).collect(Collectors.toCollection(TreeSet::new));
        common.retainAll(asked);
        return common;
    }

    private static double weight(Set<String> terms, KnowledgeBase base) {
        return terms.stream().mapToDouble(base.statistics()::idf).sum();
    }

    /** Whether the chunks answer the question at all. */
    public boolean found() {
        return !sentences.isEmpty();
    }
}
