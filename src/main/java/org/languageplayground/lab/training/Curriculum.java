package org.languageplayground.lab.training;

import java.util.List;
import org.languageplayground.lab.training.Stage.Share;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.language.ClozeTexts;
import org.languageplayground.world.language.OrdinarySentences;
import org.languageplayground.world.language.RepeatedWords;
import org.languageplayground.world.text.ChunkExamples;
import org.languageplayground.world.text.Form;
import org.languageplayground.world.text.MemoryExamples;
import org.languageplayground.world.text.RecallExamples;

/** What a model reads, in which order. */
final class Curriculum {
    private static final double RECALLED = 0.9;
    private static final double NEVER = 2;

    private Curriculum() {}

    /**
     * For the causal models: recall first, memory after. One that reads everything at once stays for ever at guessing some
     * value of the right kind. So it first learns to find facts in the simplest form of text, then in longer ones, then to
     * remember, and reads ordinary sentences last.
     *
     * @param cooling steps of the last stage
     */
    static List<Stage> causal(int cooling) {
        TextSource free = new RecallExamples(Form.FREE);
        TextSource chunks = new ChunkExamples();
        TextSource memory = new MemoryExamples();
        TextSource ordinary = new OrdinarySentences();
        return List.of(
                stage("recall, adjacent words", 4_000, RECALLED, new Share(1, new RecallExamples(Form.ADJACENT))),
                stage("recall, short form", 1_000, RECALLED, new Share(1, new RecallExamples(Form.SHORT))),
                stage("recall, sentences", 1_000, RECALLED, new Share(1, new RecallExamples(Form.SENTENCE))),
                stage("recall, questions and pages", 1_500, 0.93, new Share(0.7, free), new Share(0.3, chunks)),
                stage("memory", 1_500, 0.96, new Share(0.35, free), new Share(0.3, chunks), new Share(0.35, memory)),
                stage(
                        "ordinary sentences",
                        1_000,
                        NEVER,
                        new Share(0.2, free),
                        new Share(0.25, chunks),
                        new Share(0.2, memory),
                        new Share(0.35, ordinary)),
                new Stage(
                        "everything, cooling",
                        List.of(
                                new Share(0.25, free),
                                new Share(0.3, chunks),
                                new Share(0.25, memory),
                                new Share(0.2, ordinary)),
                        cooling,
                        NEVER,
                        true));
    }

    /**
     * For the masked models, which see what follows as well: first to find a word again where it was said before, in texts
     * that grow longer, then sentences with a word that the others determine, and facts.
     *
     * @param steps of the last two stages together
     */
    static List<Stage> masked(int steps) {
        List<Share> shares = List.of(new Share(0.85, new ClozeTexts()), new Share(0.15, new MemoryExamples()));
        int cooling = steps / 3;
        return List.of(
                stage("repetition, few words", 4_000, RECALLED, new Share(1, new RepeatedWords(3, 5))),
                stage("repetition, more words", 2_000, RECALLED, new Share(1, new RepeatedWords(3, 20))),
                new Stage("determined words", shares, steps - cooling, NEVER, false),
                new Stage("determined words, cooling", shares, cooling, NEVER, true));
    }

    private static Stage stage(String name, int mostSteps, double goal, Share... shares) {
        return new Stage(name, List.of(shares), mostSteps, goal, false);
    }
}
