package org.languageplayground.attention.heads;

import java.util.List;
import java.util.function.Supplier;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.transformer.measure.RoleScores;
import org.languageplayground.transformer.measure.RoleTable;

/** A model reads the texts in which heads with a role are looked for, one a step. */
final class RoleReading implements Work<RoleReading.Progress, RoleTable> {
    private final Transformer model;
    private final Supplier<List<RoleProbe>> source;
    private final RoleScores scores;
    private List<RoleProbe> texts = List.of();
    private int read;
    private RoleTable table;

    /** How many texts are read, of how many. */
    record Progress(int read, int all) {}

    RoleReading(Transformer model, Supplier<List<RoleProbe>> source) {
        this.model = model;
        this.source = source;
        scores = new RoleScores(model);
    }

    @Override
    public boolean step() {
        if (texts.isEmpty()) {
            texts = source.get();
            return true;
        }
        RoleProbe next = texts.get(read);
        scores.add(next, model.forward(TokenBatch.of(next.ids())));
        read++;
        if (read == texts.size()) {
            table = scores.table();
        }
        return read < texts.size();
    }

    @Override
    public Progress progress() {
        return new Progress(read, texts.size());
    }

    /** Nothing as long as texts are left. */
    @Override
    public RoleTable outcome() {
        return table;
    }

    @Override
    public long bytes() {
        int longest = texts.stream().mapToInt(text -> text.ids().length).max().orElse(0);
        return Trace.bytes(model.config(), longest);
    }
}
