package org.languageplayground.attention.heads;

import java.util.List;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.world.language.RoleTexts;

/** What the numbers of the tab "Heads" are made from. */
final class HeadsCheck {
    private HeadsCheck() {}

    /**
     * The texts and what was found, all counted from 0.
     *
     * @param texts which were read
     * @param sentence the student's own
     */
    private record Numbers(List<RoleProbe> texts, RoleTable table, RoleProbe sentence) {}

    static CheckFile<ReadingSimulation> file(HeadsExplorer explorer) {
        return new CheckFile<>(
                "attention.roles.check.",
                "heads.json",
                simulation -> !simulation.empty() && explorer.table(simulation).isPresent(),
                simulation -> Content.json(new Numbers(
                        RoleTexts.of(simulation.loaded()),
                        explorer.table(simulation).orElseThrow(),
                        HeadsExplorer.sentence(simulation))));
    }
}
