package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.PassMemory;
import org.languageplayground.compute.Work;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;

/** Puts the handbook's questions to an encoder without some heads, and without as many that are drawn; what it finds with all on is measured once for all. */
final class RetrievalWork implements Work<Double, Retrieval> {
    static final int DRAWS = 3;
    /** Texts that are read at once, and the tokens of a long one. */
    private static final int TEXTS = 8;

    private static final int TOKENS = 256;

    private final LoadedModel encoder;
    private final HandbookQuestions handbook;
    private final List<AttentionSettings> settings = new ArrayList<>();
    private final List<double[]> found = new ArrayList<>();
    private HandbookQuestions.Reading reading;
    private double[] words;

    RetrievalWork(LoadedModel encoder, HandbookQuestions handbook, AttentionSettings without) {
        this.encoder = encoder;
        this.handbook = handbook;
        settings.add(new AttentionSettings(without.scale(), Set.of()));
        settings.add(without);
        TransformerConfig config = encoder.model().config();
        for (int seed = 1; seed <= DRAWS; seed++) {
            settings.add(new AttentionSettings(
                    without.scale(), drawn(config, without.switchedOff().size(), seed)));
        }
        boolean known = handbook.published() != null && without.scale() == config.defaultScale();
        if (known) {
            found.add(handbook.published());
        }
    }

    static Set<Head> drawn(TransformerConfig config, int count, long seed) {
        List<Integer> all = new ArrayList<>(
                IntStream.range(0, config.layers() * config.heads()).boxed().toList());
        Collections.shuffle(all, new Random(seed));
        return all.stream()
                .limit(count)
                .map(number -> HeadMeasuring.head(number, config.heads()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean step() {
        if (words == null) {
            words = handbook.byWords();
            return true;
        }
        if (reading == null) {
            reading = handbook.new Reading(encoder.model(), settings.get(found.size()), encoder.tokenizer());
        }
        if (!reading.step()) {
            keep(reading.ndcg());
            reading = null;
        }
        return found.size() < settings.size();
    }

    private void keep(double... ndcg) {
        if (found.isEmpty()
                && settings.getFirst().scale() == encoder.model().config().defaultScale()) {
            handbook.keepPublished(ndcg);
        }
        found.add(ndcg);
    }

    @Override
    public Double progress() {
        double part = reading == null ? 0 : (double) reading.read() / reading.count();
        return (found.size() + part) / settings.size();
    }

    @Override
    public Retrieval outcome() {
        return found.size() < settings.size()
                ? null
                : new Retrieval(found.get(0), found.get(1), List.copyOf(found.subList(2, found.size())), words);
    }

    @Override
    public long bytes() {
        return PassMemory.bytes(encoder.model().config(), TEXTS * TOKENS, TOKENS);
    }
}
