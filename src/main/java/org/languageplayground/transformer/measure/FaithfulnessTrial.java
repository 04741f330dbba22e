package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

/** Measures over many texts how well every method agrees with what switching tokens off does; a step is one pass. */
public final class FaithfulnessTrial {
    private final Transformer model;
    private final List<AskedText> texts;
    private final Map<Attribution, FaithfulnessTable.Scores> scores = new LinkedHashMap<>();
    private Attributions attributions;
    private Occlusion occlusion;
    private double[][] changes;
    private int text;
    private int token;

    /** Nothing is measured yet. */
    public FaithfulnessTrial(Transformer model, List<AskedText> texts) {
        this.model = model;
        this.texts = List.copyOf(texts);
        Attribution.all(model)
                .forEach(one -> scores.put(one, new FaithfulnessTable.Scores(new ArrayList<>(), new ArrayList<>())));
    }

    /** How many texts are read. */
    public int done() {
        return text;
    }

    /** One pass with one token unseen; answers whether more is to do. */
    public boolean step() {
        AskedText now = texts.get(text);
        if (occlusion == null) {
            begin(now);
        }
        List<Occlusion.Effect> effects = occlusion.without(token);
        for (int i = 0; i < effects.size(); i++) {
            changes[i][token] = effects.get(i).change();
        }
        token++;
        if (token == now.ids().length) {
            compare(now);
            occlusion = null;
            token = 0;
            text++;
        }
        return text < texts.size();
    }

    private void begin(AskedText now) {
        Trace trace = model.forward(TokenBatch.of(now.ids()));
        attributions = new Attributions(model, trace);
        occlusion = new Occlusion(model, trace, now.queries());
        changes = new double[now.queries().length][now.ids().length];
    }

    private void compare(AskedText now) {
        scores.forEach((attribution, found) -> {
            List<Faithfulness> ofQueries = IntStream.range(0, now.queries().length)
                    .mapToObj(i -> compare(attribution, now.queries()[i], changes[i]))
                    .toList();
            found.rho().add(mean(ofQueries.stream().map(Faithfulness::rho).toList()));
            found.right().add(mean(ofQueries.stream().map(Faithfulness::right).toList()));
        });
    }

    private Faithfulness compare(Attribution attribution, int query, double... all) {
        int[] sources = attributions.sources(query);
        return Faithfulness.of(
                Faithfulness.only(attributions.of(attribution, query), sources), Faithfulness.only(all, sources));
    }

    /** Of what there is; NaN where there is nothing. */
    private static double mean(List<Double> values) {
        return Arrays.stream(FaithfulnessTable.Scores.known(values)).average().orElse(Double.NaN);
    }

    /** What was measured of the texts read so far. */
    public FaithfulnessTable table() {
        return new FaithfulnessTable(
                text,
                scores.entrySet().stream()
                        .collect(
                                LinkedHashMap::new,
                                (map, entry) ->
                                        map.put(entry.getKey(), entry.getValue().copy()),
                                LinkedHashMap::putAll));
    }
}
