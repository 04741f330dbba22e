package org.languageplayground.rag.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;

class RagUrlTest {
    private static final RagState START = RagState.first(BaseChoice.SENTENCES, "rivers");
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

    private static RagUrl.Parsed read(Map<String, String> parameters) {
        Map<String, List<String>> lists = parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return RagUrl.read(
                lists, START, choice -> true, List.of(AnswerBy.values()), choice -> RagState.first(choice, "first"));
    }

    @Test
    void anyStateComesBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            int size = random.nextInt(RagState.LEAST_SIZE, RagState.GREATEST_SIZE + 1);
            RagState state = new RagState(
                    BaseChoice.values()[random.nextInt(4)],
                    "q & = 😀 " + i,
                    random.nextInt(1, 11),
                    Method.values()[random.nextInt(5)],
                    size,
                    random.nextInt(0, RagState.greatestOverlap(size) + 1),
                    random.nextInt(-1, 100),
                    AnswerBy.values()[random.nextInt(2)]);
            RagUrl.Parsed parsed = read(RagUrl.write(state));
            assertThat(parsed.state()).isEqualTo(state);
            assertThat(parsed.notices()).isEmpty();
        }
    }

    @Test
    void absurdValuesGiveAPossibleStateAndAreSaid() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String name : List.of("base", "k", "method", "size", "overlap", "open", "answer")) {
                if (random.nextBoolean()) {
                    parameters.put(name, ABSURD.get(random.nextInt(ABSURD.size())));
                }
            }
            RagState state = read(parameters).state();
            assertThat(state.k()).isBetween(1, RagState.MOST_CHUNKS);
            assertThat(state.size()).isBetween(RagState.LEAST_SIZE, RagState.GREATEST_SIZE);
            assertThat(state.overlap()).isBetween(0, RagState.greatestOverlap(state.size()));
            assertThat(state.open()).isGreaterThanOrEqualTo(RagState.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "k, 11, range",
        "k, x, url",
        "size, 15, range",
        "overlap, 500, range",
        "method, magic, url",
        "answer, oracle, url",
        "base, x, url"
    })
    void whatCannotBeTakenIsSaid(String name, String value, String notice) {
        assertThat(read(Map.of(name, value)).notices()).extracting(Notice::key).containsExactly(notice);
    }

    @Test
    void anotherBaseBringsItsUsualChunks() {
        RagState state = read(Map.of("base", "gazetteer")).state();
        assertThat(state).isEqualTo(RagState.first(BaseChoice.GAZETTEER, "first"));
        assertThat(state.size()).isEqualTo(32);
    }

    @Test
    void aLongQuestionIsLeftOut() {
        assertThat(RagUrl.write(START.withQuery("x".repeat(501)))).doesNotContainKey("q");
        assertThat(RagUrl.write(START.withQuery("x".repeat(500)))).containsKey("q");
    }
}
