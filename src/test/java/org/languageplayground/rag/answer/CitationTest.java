package org.languageplayground.rag.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {

    private static List<Integer> numbers(String text) {
        return Citation.in(text).stream().map(Citation::number).toList();
    }

    @Test
    void numbersInBracketsAreFoundInOrderAndInTheirPlace() {
        String text = "🦉 hoots [2]. It flies [10][1], or [1, 3].";
        assertThat(numbers(text)).containsExactly(2, 10, 1, 1, 3);
        assertThat(Citation.in(text).stream().map(citation -> citation.span().of(text)))
                .containsExactly("2", "10", "1", "1", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1", "1]", "[]", "[x]", "[-1]", "[1.5]", "[99999999999999999999]", "[1,]", "(1)"})
    void nothingElseIsACitation(String text) {
        assertThat(Citation.in(text)).isEmpty();
    }
}
