package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCodeTest {

    @Test
    void whatIsWrittenForStudentsIsReadBack() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = RoomCode.random();
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{6}");
            assertThat(RoomCode.read(RoomCode.written(code))).contains(code);
            assertThat(RoomCode.read(" " + RoomCode.written(code).toLowerCase(java.util.Locale.ROOT) + " "))
                    .contains(code);
            codes.add(code);
        }
        assertThat(codes).hasSizeGreaterThan(990);
    }

    @Test
    void lettersThatLookLikeDigitsAreReadAsThose() {
        assertThat(RoomCode.read("o1l-7kd")).contains("0117KD");
        assertThat(RoomCode.read("OIL 7KD")).contains("0117KD");
        assertThat(RoomCode.read("0 1 1 – 7 K D")).contains("0117KD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7KD", "7KD-3QMM", "7KD-3QU", "７KD3QM", "<script>", "7KD\u00003QM"})
    void whatCanBeNoCodeIsNone(String typed) {
        assertThat(RoomCode.read(typed)).isEmpty();
    }

    @Test
    void aLongTextIsNoCode() {
        assertThat(RoomCode.read(" ".repeat(100_000) + "7KD3QM")).isEmpty();
    }
}
