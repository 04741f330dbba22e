package org.languageplayground.finetuning.unknown;

import java.util.List;
import java.util.Optional;
import org.languageplayground.world.Country;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.RecordedRun.Column;
import org.languageplayground.world.preference.Said;
import org.languageplayground.world.preference.Split;

/** What the student's own steps have come to, in the form of a recorded run; a column is empty until its step is over. */
record OwnOutcome(List<String> countries, List<Optional<Column>> columns) {

    /** The steps so far; none before the first has begun. */
    static Optional<OwnOutcome> of(RlhfSimulation simulation) {
        return simulation
                .sft()
                .map(sft -> new OwnOutcome(
                        new Split(sft.state().seed())
                                .afterCutoff(Phase.TEST).stream()
                                        .map(Country::name)
                                        .toList(),
                        List.of(
                                Optional.ofNullable(sft.figures().base()).map(OwnOutcome::column),
                                Optional.ofNullable(sft.figures().exam()).map(OwnOutcome::column),
                                simulation
                                        .reward()
                                        .filter(reward -> reward.learned().isPresent())
                                        .map(reward -> column(reward.figures())),
                                simulation
                                        .ppo()
                                        .flatMap(ppo -> Optional.ofNullable(
                                                ppo.figures().exam()))
                                        .map(OwnOutcome::column))));
    }

    private static Column column(Exam exam) {
        return new Column(exam.test().wrongShare(), exam.known().rightShare(), exam.said());
    }

    private static Column column(RewardWork.Figures reward) {
        return new Column(Double.NaN, reward.accuracy().share(), reward.preferred());
    }

    List<List<Said>> said() {
        return columns.stream()
                .map(column -> column.map(Column::said).orElse(List.of()))
                .toList();
    }
}
