package org.languageplayground.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One training text.
 *
 * @param segments its parts in order
 */
public record Example(List<Segment> segments) {
    private static final float LIGHT = 0.02f;

    /** The whole text, words separated by spaces. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    }

    /** An ordinary text, each token of which counts in full. */
    public static Example ordinary(String text) {
        return new Example(List.of(new Segment(text, 1, false)));
    }

    /** Builds an example part by part. */
    public static final class Builder {
        private final List<Segment> segments = new ArrayList<>();

        /** Text to be read rather than predicted: its tokens weigh little. */
        public Builder given(String text) {
            segments.add(new Segment(text, LIGHT, false));
            return this;
        }

        /** An answer, which counts in full. */
        public Builder answer(String text) {
            segments.add(new Segment(text, 1, true));
            return this;
        }

        /** The finished example. */
        public Example build() {
            return new Example(List.copyOf(segments));
        }
    }
}
