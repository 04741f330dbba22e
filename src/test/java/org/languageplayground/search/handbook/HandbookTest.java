package org.languageplayground.search.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.analysis.AskingWords;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.evaluation.BeirFiles;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Sentences;
import org.languageplayground.search.text.Units;

class HandbookTest {
    private static final Handbook HANDBOOK = Handbook.load();
    private static final int FULLY = 2;
    private static final double NEARLY_THE_SAME = 0.6;

    @Test
    void holdsEnoughArticlesAndQuestionsToMeasureBy() {
        assertThat(HANDBOOK.articles()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(HANDBOOK.answerable()).hasSizeGreaterThanOrEqualTo(70);
        assertThat(HANDBOOK.unanswerable()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void readsTitleTextSourcesAndGrades() {
        Article lora = HANDBOOK.articles().stream()
                .filter(article -> article.document().id().equals("lora"))
                .findFirst()
                .orElseThrow();
        assertThat(lora.document().title()).isEqualTo("LoRA");
        assertThat(lora.document().text()).startsWith("LoRA (Low-Rank Adaptation, 2021) freezes");
        assertThat(lora.sources())
                .contains(new Source(
                        "Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models",
                        "https://arxiv.org/abs/2106.09685"));
        assertThat(HANDBOOK.answerable())
                .filteredOn(question -> question.text().equals("Does LoRA make the finished model slower?"))
                .singleElement()
                .extracting(Question::grades)
                .isEqualTo(Map.of("lora", 2, "adapters", 2));
    }

    @Test
    void paraphrasesShareNoWordWithTheArticleThatAnswersThem() {
        assertThat(HANDBOOK.paraphrases()).hasSizeGreaterThanOrEqualTo(40);
        EnglishWords words = new EnglishWords();
        for (Question question : HANDBOOK.paraphrases()) {
            Set<String> asked = words.terms(question.text()).stream()
                    .filter(term -> !AskingWords.contains(
                            term.span().of(question.text()).toLowerCase(Locale.ROOT)))
                    .map(Term::text)
                    .collect(Collectors.toSet());
            assertThat(asked).isNotEmpty();
            assertThat(question.grades().keySet()).singleElement().satisfies(id -> {
                Document article = HANDBOOK.documents().stream()
                        .filter(document -> document.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                assertThat(words.terms(article.title() + " " + article.text()))
                        .extracting(Term::text)
                        .as(question.text())
                        .doesNotContainAnyElementsOf(asked);
            });
        }
    }

    @Test
    void everyIdAndEveryQuestionIsThereOnce() {
        assertThat(HANDBOOK.documents()).extracting(document -> document.id()).doesNotHaveDuplicates();
        List<Question> questions = Stream.of(HANDBOOK.answerable(), HANDBOOK.unanswerable(), HANDBOOK.paraphrases())
                .flatMap(List::stream)
                .toList();
        assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
        assertThat(questions).extracting(Question::text).doesNotHaveDuplicates();
    }

    @Test
    void everyJudgmentNamesAQuestionAndAnArticle() throws IOException {
        Set<String> questions = HANDBOOK.answerable().stream().map(Question::id).collect(Collectors.toSet());
        Set<String> articles =
                HANDBOOK.documents().stream().map(document -> document.id()).collect(Collectors.toSet());
        BeirFiles.onClassPath("handbook").grades().forEach((question, grades) -> {
            assertThat(questions).contains(question);
            assertThat(articles).containsAll(grades.keySet());
            assertThat(grades.values()).isSubsetOf(1, FULLY);
        });
    }

    @Test
    void whatIsAnswerableIsAnsweredFullyByAnArticleAndTheRestByNone() {
        assertThat(HANDBOOK.answerable())
                .allSatisfy(question -> assertThat(question.grades()).containsValue(FULLY));
        assertThat(HANDBOOK.unanswerable())
                .allSatisfy(question -> assertThat(question.grades()).isEmpty());
    }

    @Test
    void everyArticleAnswersAQuestion() {
        Set<String> answering = HANDBOOK.answerable().stream()
                .flatMap(question -> question.grades().entrySet().stream())
                .filter(grade -> grade.getValue() == FULLY)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(HANDBOOK.documents())
                .allSatisfy(document -> assertThat(answering).contains(document.id()));
    }

    @Test
    void everyArticleNamesSourcesOnTheWeb() {
        for (Article article : HANDBOOK.articles()) {
            assertThat(article.sources()).as(article.document().id()).isNotEmpty();
            for (Source source : article.sources()) {
                URI address = URI.create(source.address());
                assertThat(address.getScheme()).isEqualTo("https");
                assertThat(address.getHost()).contains(".");
                assertThat(source.reference()).hasSizeGreaterThan(8);
            }
        }
    }

    @Test
    void aSourceWithoutAnAddressIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Source.parse("Hu et al. 2021, LoRA"));
    }

    @Test
    void articlesAreShortButNotTooShort() {
        assertThat(HANDBOOK.documents())
                .allSatisfy(document -> assertThat(Units.words().of(document.text()))
                        .as(document.id())
                        .hasSizeBetween(120, 250));
    }

    @Test
    void aSentenceIsUnderstoodAlone() {
        for (String sentence :
                sentences().values().stream().flatMap(List::stream).toList()) {
            assertThat(sentence)
                    .matches("(?s)[\\p{Lu}(\\p{Nd}].*[.?]")
                    .doesNotMatch("(It|This|That|They|These|Those) .*");
        }
    }

    @Test
    void noSentenceIsRepeatedInAnotherArticle() {
        List<Map.Entry<String, Set<String>>> seen = new ArrayList<>();
        sentences().forEach((id, sentences) -> {
            for (String sentence : sentences) {
                Set<String> terms = new EnglishWords()
                        .terms(sentence).stream().map(Term::text).collect(Collectors.toSet());
                for (Map.Entry<String, Set<String>> other : seen) {
                    assertThat(other.getKey().equals(id) ? 0 : common(terms, other.getValue()))
                            .as("what a sentence of %s shares with %s: %s", other.getKey(), id, sentence)
                            .isLessThan(NEARLY_THE_SAME);
                }
                seen.add(Map.entry(id, terms));
            }
        });
    }

    private static Map<String, List<String>> sentences() {
        return HANDBOOK.documents().stream()
                .collect(Collectors.toMap(document -> document.id(), document -> Sentences.of(document.text()).stream()
                        .map(span -> span.of(document.text()))
                        .toList()));
    }

    /** Jaccard's index. */
    private static double common(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return (double) both.size() / (one.size() + other.size() - both.size());
    }
}
