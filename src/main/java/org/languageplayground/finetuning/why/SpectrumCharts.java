package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.languageplayground.ui.chart.ApexChart;

/** The singular values of a change as bars; and, for those who open it, what the best matrix of each rank keeps of it. */
final class SpectrumCharts extends Div {
    private static final int PERCENT = 100;

    private final ApexChart values =
            new ApexChart(getTranslation("lora.spectrum"), "singular-value-spectrum", ApexChart.Type.BAR);
    private final ApexChart shares =
            new ApexChart(getTranslation("lora.spectrum.shares"), "energy-by-rank", ApexChart.Type.LINE);

    SpectrumCharts() {
        values.setStacked();
        values.setColors(List.of("--accent", "--ink-soft"));
        values.setCaption(getTranslation("lora.spectrum.caption"));
        shares.setColors(List.of("--accent", "--ink-soft"));
        shares.setAxis("%", PERCENT);
        shares.setCaption(getTranslation("lora.spectrum.shares.caption"));
        add(values);
    }

    /** Energy and error by rank, which stands elsewhere on the tab. */
    ApexChart shares() {
        return shares;
    }

    void show(SpectrumReading reading) {
        double[] all = reading.values();
        List<Float> kept = new ArrayList<>();
        List<Float> rest = new ArrayList<>();
        List<Float> energies = new ArrayList<>();
        List<Float> errors = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            boolean within = i < reading.rank();
            kept.add(within ? (float) all[i] : null);
            rest.add(within ? null : (float) all[i]);
            energies.add((float) (PERCENT * reading.spectrum().energy(i + 1)));
            errors.add((float) (PERCENT * reading.spectrum().error(i + 1)));
        }
        List<String> ranks =
                IntStream.rangeClosed(1, all.length).mapToObj(String::valueOf).toList();
        values.setAxis("σ", above(all[0]));
        values.show(
                ranks,
                List.of(
                        new ApexChart.Series(getTranslation("lora.spectrum.kept"), kept),
                        new ApexChart.Series(getTranslation("lora.spectrum.rest"), rest)));
        shares.show(
                ranks,
                List.of(
                        new ApexChart.Series(getTranslation("lora.spectrum.energy"), energies),
                        new ApexChart.Series(getTranslation("lora.spectrum.error"), errors)));
    }

    /** The next round number, so that four lines of a grid are round as well; 0, for any, above 0. */
    private static double above(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return DoubleStream.of(1, 2, 4, 6, 8, 10)
                .map(step -> step * power)
                .filter(step -> step >= value)
                .findFirst()
                .orElse(0);
    }
}
