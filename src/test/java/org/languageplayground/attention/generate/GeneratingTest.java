package org.languageplayground.attention.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitors;

/** A text is news once, so that it takes no later answer's place. */
class GeneratingTest {
    private static final class Stage extends ReadingSimulation {
        Stage() {
            super(
                    Stream.concat(ReadingFields.ALL.stream(), GenerateFields.ALL.stream())
                            .toList(),
                    new ModelLibrary("", false),
                    new TraceCache(8));
            reset();
        }
    }

    private final Generating generating = new Generating(Visitors.any());

    private void write(Stage stage) throws InterruptedException {
        generating.begin(stage);
        while (generating.busy()) {
            Thread.sleep(1);
        }
    }

    @Test
    void everyTextIsNewsOnce() throws InterruptedException {
        Stage stage = new Stage();
        assertThat(generating.takeNews()).isFalse();
        write(stage);
        assertThat(generating.takeNews()).isTrue();
        assertThat(generating.takeNews()).isFalse();
        write(stage);
        assertThat(generating.takeNews()).isTrue();
        assertThat(generating.takeNews()).isFalse();
    }
}
