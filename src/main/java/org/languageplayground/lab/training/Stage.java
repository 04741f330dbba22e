package org.languageplayground.lab.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/**
 * A stretch of training with one mixture of texts. It ends when the answers are right often enough, or after
 * {@code mostSteps}.
 *
 * @param goal share of right answers that ends it, above 1 to take all steps
 * @param cooling whether the learning rate falls to nothing towards the end
 */
record Stage(String name, List<Share> shares, int mostSteps, double goal, boolean cooling) {

    /** One sort of text and its share of the mixture. */
    record Share(double part, TextSource source) {}

    Example next(RandomGenerator random) {
        double at = random.nextDouble();
        for (Share share : shares) {
            at -= share.part;
            if (at < 0) {
                return share.source.next(random);
            }
        }
        return shares.getLast().source.next(random);
    }
}
