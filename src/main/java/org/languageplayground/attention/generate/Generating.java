package org.languageplayground.attention.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.sampling.NextToken;
import org.languageplayground.ui.Notice;

/** The texts that models wrote for one student, the newest first. */
public final class Generating extends Explorer {
    private static final int MOST_TEXTS = 6;

    private final Visitor visitor;
    private final List<Run<Written, Written>> texts = new ArrayList<>();
    private Run<Written, Written> told;
    private Notice problem;

    /** None yet. */
    public Generating(Visitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public void close() {
        texts.forEach(Run::close);
        texts.clear();
        told = null;
        problem = null;
    }

    /** What can be drawn next on the stage; nothing where the model has no word to say there. */
    static Optional<NextToken> next(ReadingSimulation stage) {
        return stage.said().map(said -> GenerateFields.sampler(stage.state()).of(logits(stage, said)));
    }

    private static float[] logits(ReadingSimulation stage, Said said) {
        return stage.model()
                .logits(stage.reading().trace().finalHidden(), said.place())
                .logits()
                .values();
    }

    /** Lets the stage's model write on from the stage's sentence. */
    void begin(ReadingSimulation stage) {
        stop();
        problem = null;
        Writing writing = new Writing(
                stage.model(),
                stage.tokenizer(),
                new AttentionSettings(stage.scale(), stage.get(ReadingFields.OFF)),
                GenerateFields.sampler(stage.state()),
                stage.get(GenerateFields.SEED),
                stage.text().ids(),
                stage.get(GenerateFields.COUNT));
        try {
            texts.addFirst(visitor.run(writing, this::tell));
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
        while (texts.size() > MOST_TEXTS) {
            texts.removeLast().close();
        }
    }

    /** Ends what is being written; what stands stays. */
    void stop() {
        texts.stream().limit(1).forEach(Run::cancel);
    }

    /** Whether a text is being written. */
    boolean busy() {
        return !texts.isEmpty() && !texts.getFirst().over();
    }

    /** Whether the newest text has come to its end, or failed, since the last call. */
    public boolean takeNews() {
        boolean news = !texts.isEmpty() && !busy() && texts.getFirst() != told;
        if (news) {
            told = texts.getFirst();
        }
        return news;
    }

    /** All texts, the newest first. */
    List<Written> texts() {
        return texts.stream().map(run -> run.outcome().orElse(run.progress())).toList();
    }

    /** Why nothing could be written, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem).or(() -> texts.stream()
                .limit(1)
                .filter(run -> run.failure().isPresent())
                .map(run -> new Notice("attention.generate.failed"))
                .findFirst());
    }
}
