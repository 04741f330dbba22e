package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentNameTest {

    @ParameterizedTest
    @CsvSource({
        "'  Ada   Lovelace ',Ada Lovelace",
        "李雷,李雷",
        "علي,علي",
        "😀,😀",
        "Zoe\u0308,Zoë",
        "<b>Bob</b>,<b>Bob</b>"
    })
    void aNameIsTakenAsItIsMeant(String typed, String name) {
        assertThat(StudentName.typed(typed).text()).isEqualTo(name);
    }

    /** U+202E would turn the direction of all that stands behind it. */
    @Test
    void whatCannotBeSeenIsLeftOut() {
        assertThat(StudentName.typed("Eve\u202E\u0000txt").text()).isEqualTo("Eve txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u200B", "\u202E", "---"})
    void aNameOfWhichNothingCanBeReadIsRefused(String typed) {
        assertThatThrownBy(() -> StudentName.typed(typed))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.notice().key()).isEqualTo("class.refused.name.empty"));
    }

    @Test
    void aLongNameIsRefused() {
        assertThat(StudentName.typed("n".repeat(StudentName.LONGEST)).text()).hasSize(StudentName.LONGEST);
        for (int length : new int[] {StudentName.LONGEST + 1, 10_000, 1_000_000}) {
            assertThatThrownBy(() -> StudentName.typed("n".repeat(length)))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.notice().key()).isEqualTo("class.refused.name.long"));
        }
    }
}
