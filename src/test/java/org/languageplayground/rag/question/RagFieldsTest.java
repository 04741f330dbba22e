package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.State;

class RagFieldsTest {
    private static final List<String> ABSURD = List.of(
            "",
            "-1",
            "0",
            "NaN",
            "1e9",
            "999999999999999",
            "9999999999999999999",
            "😀",
            "true",
            "null",
            "2.5",
            "own",
            "%00");

    private static State.Parsed read(Map<String, String> parameters) {
        Map<String, List<String>> lists = parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return State.read(RagFields.ALL, lists);
    }

    @Test
    void anyStateComesBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            int size = random.nextInt(16, 513);
            State state = State.first(RagFields.ALL)
                    .with(RagFields.BASE, BaseChoice.everywhere().get(random.nextInt(4)))
                    .with(RagFields.QUERY, random.nextBoolean() ? "" : "q & = 😀 " + i)
                    .with(RagFields.K, random.nextInt(1, 11))
                    .with(RagFields.METHOD, Method.values()[random.nextInt(Method.values().length)])
                    .with(RagFields.SIZE, size)
                    .with(RagFields.OVERLAP, random.nextInt(0, size / 2 + 1))
                    .with(RagFields.OPEN, random.nextInt(-1, 100))
                    .with(RagFields.PASSAGE, random.nextBoolean() ? Optional.empty() : Optional.of("p " + i))
                    .with(RagFields.OTHER, random.nextBoolean() ? Optional.empty() : Optional.of(""))
                    .with(RagFields.ANSWER, AnswerBy.values()[random.nextInt(2)])
                    .with(RagFields.TAB, "hits");
            State.Parsed parsed = read(state.write());
            assertThat(parsed.state()).isEqualTo(state);
            assertThat(parsed.notices()).isEmpty();
        }
    }

    @Test
    void absurdValuesGiveAPossibleState() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String name : List.of("base", "k", "method", "size", "overlap", "open", "by", "tab")) {
                if (random.nextBoolean()) {
                    parameters.put(name, ABSURD.get(random.nextInt(ABSURD.size())));
                }
            }
            State state = read(parameters).state();
            assertThat(state.get(RagFields.K)).isBetween(1, 10);
            assertThat(state.get(RagFields.SIZE)).isBetween(16, 512);
            assertThat(state.get(RagFields.OVERLAP)).isBetween(0, state.get(RagFields.SIZE) / 2);
            assertThat(state.get(RagFields.OPEN)).isGreaterThanOrEqualTo(RagFields.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "k, 11, ui.notice.range",
        "k, x, ui.notice.url",
        "size, 15, ui.notice.range",
        "overlap, 500, ui.notice.range",
        "method, magic, ui.notice.url",
        "by, oracle, ui.notice.url",
        "base, x, ui.notice.url"
    })
    void whatCannotBeTakenIsSaid(String name, String value, String notice) {
        assertThat(read(Map.of(name, value)).notices()).extracting(Notice::key).containsExactly(notice);
    }

    @Test
    void anotherBaseBringsItsUsualChunksMethodAndQuestion() {
        State state = read(Map.of("base", "sentences")).state();
        assertThat(state.get(RagFields.SIZE)).isEqualTo(256);
        assertThat(state.get(RagFields.METHOD)).isEqualTo(Method.TF_IDF);
        assertThat(state.get(RagFields.QUERY)).isEqualTo("How does attention look at a token?");
        State gazetteer = read(Map.of()).state();
        assertThat(gazetteer.get(RagFields.SIZE)).isEqualTo(32);
        assertThat(gazetteer.get(RagFields.QUERY)).isEqualTo("What is the capital of Zorland?");
    }

    @Test
    void anOlderLinkNamesTheQuestionByOneLetter() {
        assertThat(read(Map.of("q", "rivers")).state().get(RagFields.QUERY)).isEqualTo("rivers");
    }

    @Test
    void longTextsAreLeftOutAndPassagesWithTheirQuestion() {
        State state = State.first(RagFields.ALL).with(RagFields.PASSAGE, Optional.of("x"));
        assertThat(state.write()).containsEntry("passage", "x");
        assertThat(state.with(RagFields.QUERY, "x".repeat(500)).write()).containsKeys("query", "passage");
        assertThat(state.with(RagFields.QUERY, "x".repeat(501)).write()).doesNotContainKeys("query", "passage");
        assertThat(state.with(RagFields.PASSAGE, Optional.of("x".repeat(501))).write())
                .doesNotContainKey("passage");
    }
}
