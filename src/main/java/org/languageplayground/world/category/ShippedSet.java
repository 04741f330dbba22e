package org.languageplayground.world.category;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sets that come with the application, written for it: of each category 10 sentences to learn from and 40 to measure on. */
public enum ShippedSet {
    /** Whether a message is urgent or can wait. */
    URGENCY,
    /** What someone feels: joy, anger or sadness. */
    FEELING,
    /** What a sentence is about: health, money, technology or travel. */
    TOPIC;

    private static final String LEARN = ", to learn from]";
    private static final String MEASURE = ", to measure on]";

    /** Reads it: a line "[category, to learn from]" or "[category, to measure on]", then a sentence a line. */
    public CategorySet load() {
        List<String> categories = new ArrayList<>();
        List<Example> learning = new ArrayList<>();
        List<Example> measuring = new ArrayList<>();
        List<Example> current = learning;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                current = line.endsWith(LEARN) ? learning : measuring;
                String category = line.substring(1, line.indexOf(','));
                if (line.endsWith(LEARN)) {
                    categories.add(category);
                } else if (!line.endsWith(MEASURE) || !category.equals(categories.getLast())) {
                    throw new IllegalStateException("an unknown heading: " + line);
                }
            } else {
                current.add(new Example(line, categories.size() - 1));
            }
        }
        return new CategorySet(List.copyOf(categories), List.copyOf(learning), List.copyOf(measuring));
    }

    private List<String> lines() {
        String file = "/world/category/" + name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = ShippedSet.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
