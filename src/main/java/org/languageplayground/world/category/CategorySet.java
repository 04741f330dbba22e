package org.languageplayground.world.category;

import java.util.ArrayList;
import java.util.List;

/**
 * Categories with examples: some to learn from, others to measure on. None is in both.
 *
 * @param categories their names; each has examples of both kinds
 */
public record CategorySet(List<String> categories, List<Example> learning, List<Example> measuring) {

    /** With only the first examples of each category to learn from, at most so many. */
    public CategorySet learningFrom(int each) {
        List<Example> first = new ArrayList<>();
        for (int category = 0; category < categories.size(); category++) {
            learning(category).stream().limit(each).forEach(first::add);
        }
        return new CategorySet(categories, List.copyOf(first), measuring);
    }

    /** The examples of a category to learn from. */
    public List<Example> learning(int category) {
        return of(learning, category);
    }

    /** The examples of a category to measure on. */
    public List<Example> measuring(int category) {
        return of(measuring, category);
    }

    private static List<Example> of(List<Example> examples, int category) {
        return examples.stream()
                .filter(example -> example.category() == category)
                .toList();
    }

    /** The share of right answers of who always says the category with the most examples to measure on. */
    public double greatestShare() {
        int greatest = 0;
        for (int category = 0; category < categories.size(); category++) {
            greatest = Math.max(greatest, measuring(category).size());
        }
        return (double) greatest / measuring.size();
    }
}
