package org.languageplayground.world.training;

import java.util.List;
import org.languageplayground.world.text.ChunkExamples;
import org.languageplayground.world.text.Form;
import org.languageplayground.world.text.MemoryExamples;
import org.languageplayground.world.text.RecallExamples;
import org.languageplayground.world.text.TextSource;
import org.languageplayground.world.training.Stage.Share;

/**
 * Recall first, memory after: a small model that reads everything at once stays for ever at guessing some value of the
 * right kind. So it first learns to find facts in the simplest form of text, then in longer ones, then to remember, and
 * reads ordinary sentences last.
 */
final class Curriculum {
    private static final double RECALLED = 0.9;

    private Curriculum() {}

    static List<Stage> stages(TextSource ordinary) {
        TextSource recall = new RecallExamples(Form.FREE);
        TextSource chunks = new ChunkExamples();
        TextSource memory = new MemoryExamples();
        return List.of(
                new Stage(
                        "recall, adjacent words",
                        List.of(new Share(1, new RecallExamples(Form.ADJACENT))),
                        4000,
                        RECALLED,
                        false),
                new Stage(
                        "recall, short form",
                        List.of(new Share(1, new RecallExamples(Form.SHORT))),
                        2000,
                        RECALLED,
                        false),
                new Stage(
                        "recall, sentences",
                        List.of(new Share(1, new RecallExamples(Form.SENTENCE))),
                        2000,
                        RECALLED,
                        false),
                new Stage(
                        "recall, questions and pages",
                        List.of(new Share(0.7, recall), new Share(0.3, chunks)),
                        2500,
                        0.93,
                        false),
                new Stage(
                        "memory",
                        List.of(new Share(0.35, recall), new Share(0.3, chunks), new Share(0.35, memory)),
                        2000,
                        0.97,
                        false),
                new Stage(
                        "ordinary sentences",
                        List.of(
                                new Share(0.2, recall),
                                new Share(0.25, chunks),
                                new Share(0.2, memory),
                                new Share(0.35, ordinary)),
                        3000,
                        2,
                        true));
    }
}
