package org.languageplayground.finetuning.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.QueryReader;

class RlhfStateTest {

    @Test
    void aStateSurvivesItsAddress() {
        RlhfState state = new RlhfState(0.15, 70, 42);
        Map<String, String> written = new LinkedHashMap<>();
        state.write(written);
        assertThat(written)
                .containsEntry("beta", "0.15")
                .containsEntry("rounds", "70")
                .containsEntry("rlhfseed", "42");
        assertThat(RlhfState.read(new QueryReader(listed(written)), RlhfState.FIRST))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "-0.1", "1.5", "2", "1e9", "Infinity", "0.3; drop", "٠.٣", "0,3"})
    void aPenaltyThatCannotBeStaysAtItsFirstValueAndIsNamed(String beta) {
        Read read = read(beta, "7");
        assertThat(read.state()).isEqualTo(RlhfState.FIRST.withSeed(7));
        assertThat(read.query().notices()).hasSize(1).first().satisfies(notice -> assertThat(notice.arguments())
                .containsExactly("beta"));
    }

    @Test
    void aSeedOutOfRangeBecomesTheNearest() {
        Read read = read("0", "1000");
        assertThat(read.state()).isEqualTo(RlhfState.FIRST.withBeta(0).withSeed(999));
        assertThat(read.query().notices()).extracting(notice -> notice.key()).containsExactly("range");
    }

    private static Map<String, List<String>> listed(Map<String, String> parameters) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    private record Read(RlhfState state, QueryReader query) {}

    private static Read read(String beta, String seed) {
        QueryReader query = new QueryReader(Map.of("beta", List.of(beta), "rlhfseed", List.of(seed)));
        return new Read(RlhfState.read(query, RlhfState.FIRST), query);
    }
}
