package org.languageplayground.lab.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTableTest {
    @Test
    void cellsAreMedianLeastAndGreatestAndShortRowsEndEmpty() {
        MedianTable table = new MedianTable("model", "wrong", "reward");
        table.add("base", 3);
        table.add("base", 1);
        table.add("base", 2.5);
        table.add("PPO", 1, -0.5);
        assertThat(table).hasToString("""
                        | model | wrong | reward |
                        |---|---|---|
                        | base | 2.50 (1.00 to 3.00) |  |
                        | PPO | 1.00 (1.00 to 1.00) | -0.50 (-0.50 to -0.50) |
                        """);
    }
}
