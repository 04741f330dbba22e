package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.why.EncoderExplorer.Place;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chart.ApexChart;

/** The English encoder's matrices beside what training on categories changed of them: how much the first ranks hold of each. */
final class EncoderSpectra extends Details {
    private static final int PERCENT = 100;
    private static final List<Integer> RANKS = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 384);

    private final transient EncoderExplorer explorer;
    private final transient WhyText text;
    private final ApexChart chart =
            new ApexChart(getTranslation("lora.encoder.spectra"), "encoder-energy", ApexChart.Type.LINE);
    private final Paragraph sentence = new Paragraph();
    private transient Simulation shown;

    EncoderSpectra(EncoderExplorer explorer, WhyText text, Controls<? extends Simulation> controls) {
        this.explorer = explorer;
        this.text = text;
        setSummaryText(getTranslation("lora.encoder.spectra"));
        chart.setAxis("%", PERCENT);
        chart.setColors(List.of("--ink-soft", "--accent"));
        chart.setCaption(getTranslation("lora.encoder.spectra.caption"));
        Function<Simulation, String> say = simulation -> sentence(simulation);
        Div which = new Div(
                controls.select(
                        WhyFields.ENCODER_LAYER,
                        IntStream.rangeClosed(WhyFields.ENCODER_LAYERS.least(), WhyFields.ENCODER_LAYERS.greatest())
                                .boxed()
                                .toList(),
                        text::layer,
                        say),
                controls.select(WhyFields.ENCODER_MATRIX, Arrays.asList(Target.values()), text::target, say));
        which.addClassName("inline-controls");
        add(new Div(Origin.computed(), which, chart, sentence));
        addOpenedChangeListener(event -> {
            if (shown != null) {
                show(shown);
            }
        });
    }

    private static Place place(Simulation simulation, boolean changed) {
        return new Place(
                simulation.get(WhyFields.ENCODER_LAYER) - 1, simulation.get(WhyFields.ENCODER_MATRIX), changed);
    }

    /** Decomposes only where someone looks. */
    void show(Simulation simulation) {
        shown = simulation;
        if (!isOpened()) {
            return;
        }
        sentence.setText(sentence(simulation));
        if (!explorer.possible()) {
            return;
        }
        Optional<Spectrum> weight = explorer.spectrum(place(simulation, false));
        Optional<Spectrum> change = change(simulation);
        chart.show(
                RANKS.stream().map(String::valueOf).toList(),
                List.of(
                        new ApexChart.Series(getTranslation("lora.encoder.spectra.weight"), energies(weight)),
                        new ApexChart.Series(getTranslation("lora.encoder.spectra.change"), energies(change))));
    }

    private Optional<Spectrum> change(Simulation simulation) {
        Place place = place(simulation, true);
        return explorer.changed(place.layer(), place.target()) ? explorer.spectrum(place) : Optional.empty();
    }

    private static List<Float> energies(Optional<Spectrum> spectrum) {
        return RANKS.stream()
                .map(rank -> spectrum.map(made -> (float) (PERCENT * made.energy(rank)))
                        .orElse(null))
                .toList();
    }

    private String sentence(Simulation simulation) {
        if (!explorer.possible()) {
            return getTranslation("lora.notice.english");
        }
        Optional<Spectrum> weight = explorer.spectrum(place(simulation, false));
        if (weight.isEmpty()) {
            return explorer.problem().map(text::notice).orElseGet(() -> getTranslation("lora.spectrum.making"));
        }
        Place place = place(simulation, true);
        if (!explorer.changed(place.layer(), place.target())) {
            return text.encoder(weight.get(), simulation.get(WhyFields.RANK));
        }
        return explorer.spectrum(place)
                .map(change -> text.encoder(weight.get(), change, simulation.get(WhyFields.RANK)))
                .orElseGet(() ->
                        explorer.problem().map(text::notice).orElseGet(() -> getTranslation("lora.spectrum.making")));
    }
}
