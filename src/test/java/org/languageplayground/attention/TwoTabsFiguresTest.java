package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.StatCard;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.Recall;
import org.languageplayground.world.history.Sitting;

/** What the exercises on the history and on two at once tell is what the page computes. */
@ViewPackages(packages = "org.languageplayground.attention")
class TwoTabsFiguresTest extends AttentionPage {

    private AttentionView open(int exercise) {
        AttentionView view = navigate(AttentionView.class);
        String link = view.getTranslation("attention.exercise." + exercise + ".link");
        view.act(() -> {
            view.simulation().restore(QueryParameters.fromString(link).getParameters());
            return "";
        });
        assertThat(view.simulation().takeNotices()).isEmpty();
        return view;
    }

    private static CheckpointScore score(int step) {
        Sitting sitting = new Sitting(ModelHistory.standard().at(step).orElseThrow());
        boolean more = true;
        while (more) {
            more = sitting.step();
        }
        return sitting.score().orElseThrow();
    }

    private static String right(CheckpointScore score) {
        return String.valueOf(Math.round(100 * score.of(Recall.WORDS).share()));
    }

    @Test
    void theHeadLooksAtTheLastValueBeforeAndAtTheOneAskedForAfter() {
        AttentionView view = open(16);
        assertThat(view.getTranslation("attention.exercise.16.why"))
                .contains(
                        "right in %s of 100 such questions; any value of the text by chance is right in %d"
                                .formatted(right(score(900)), Math.round(100 * CheckpointScore.guessing(Recall.WORDS))),
                        "At step 1,100 it is right in %s, at 1,400 in %s"
                                .formatted(right(score(1_100)), right(score(1_400))));
        assertThat(score(1_400).of(Look.ANSWER, 1, 1)).isGreaterThan(0.7);
        assertThat(score(900).of(Look.ANSWER, 1, 1)).isLessThan(0.3);
    }

    @Test
    void twoHeadsOfOneLayerAreNearerThanNearlyAllPairs() {
        AttentionView view = open(17);
        StatCard card = $view(StatCard.class)
                .withCondition(one -> "Attention apart".equals(one.getElement().getAttribute("aria-label")))
                .single();
        String formula = card.getElement().getTextRecursively();
        assertThat(card.value()).isEqualTo("0.21");
        assertThat(formula).contains("(66 pairs): 0.66; nine of ten pairs lie from 0.34 to 0.87");
        assertThat(view.getTranslation("attention.exercise.17")).contains("0.66 apart on average");
        assertThat(view.getTranslation("attention.exercise.17.why"))
                .contains("0.21 apart", "nine of ten pairs lie from 0.34 to 0.87");
    }
}
