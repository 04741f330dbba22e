package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.SeedField;

/** What to train: task, method, and how. */
final class ChoicesForm extends Div {
    private final transient Consumer<TrainingChoices> choose;
    private final Select<Task> task = new Select<>();
    private final TextArea facts = new TextArea(getTranslation("lora.facts"));
    private final Paragraph factsHelp = new Paragraph(getTranslation("lora.facts.help", OwnFacts.MOST));
    private final Div own = new Div(facts, factsHelp);
    private final Select<TuningMethod> method = new Select<>();
    private final CheckboxGroup<Target> targets = new CheckboxGroup<>(getTranslation("lora.adapt"));
    private final Select<Double> rate = new Select<>();
    private final IntegerSlider steps = new IntegerSlider(
            getTranslation("lora.steps"), TrainingChoices.STEPS.least(), TrainingChoices.STEPS.greatest());
    private final Checkbox repeat = new Checkbox(getTranslation("lora.repeat"));
    private final SeedField seed = new SeedField(getTranslation("lora.seed"), TrainingChoices.SEEDS);

    ChoicesForm(
            TrainingText text,
            Consumer<Supplier<String>> act,
            Consumer<TrainingChoices> choose,
            Supplier<RunSettings> settings) {
        this.choose = choose;
        Supplier<TrainingChoices> choices = () -> settings.get().choices();
        Supplier<String> ready = () -> text.ready(settings.get());
        addClassName("live-form");
        factsHelp.addClassName("help");
        facts.setWidthFull();
        facts.setMinRows(3);
        task.setLabel(getTranslation("lora.task"));
        task.setItems(Task.values());
        task.setItemLabelGenerator(text::task);
        task.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withTask(event.getValue()));
            return getTranslation("lora.task." + event.getValue().name().toLowerCase(java.util.Locale.ROOT) + ".about");
        }));
        facts.setValueChangeMode(ValueChangeMode.LAZY);
        facts.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withOwnFacts(event.getValue()));
            return factsTaken(event.getValue().length());
        }));
        method.setLabel(getTranslation("lora.comparison.method"));
        method.setItems(TuningMethod.values());
        method.setItemLabelGenerator(text::method);
        method.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withMethod(event.getValue()));
            return getTranslation(
                    "lora.method.chosen",
                    text.method(event.getValue()),
                    text.rate(event.getValue().usualRate()));
        }));
        targets.setItems(Target.values());
        targets.setItemLabelGenerator(text::target);
        targets.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withTargets(event.getValue()));
            return event.getValue().isEmpty() ? getTranslation("lora.notice.run.targets") : ready.get();
        }));
        rate.setLabel(getTranslation("lora.rate"));
        rate.setItems(TrainingChoices.RATES);
        rate.setItemLabelGenerator(text::rate);
        rate.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withLearningRate(event.getValue()));
            return ready.get();
        }));
        steps.setStep(TrainingChoices.STEPS.step());
        steps.setValueAlwaysVisible(true);
        steps.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withSteps(TrainingChoices.STEPS.fit(event.getValue())));
            return ready.get();
        }));
        repeat.addValueChangeListener(event -> act.accept(() -> {
            choose.accept(choices.get().withRepeat(event.getValue()));
            return getTranslation(event.getValue() ? "lora.repeat.on" : "lora.repeat.off");
        }));
        seed.addValueChangeListener(
                event -> act.accept(() -> seed.refusal(choices.get().seed()).orElseGet(() -> {
                    choose.accept(choices.get().withSeed(event.getValue()));
                    return ready.get();
                })));
        add(task, own, method, targets, rate, steps, repeat, seed);
    }

    private String factsTaken(int length) {
        if (length > OwnFacts.LONGEST_TEXT) {
            return getTranslation("lora.notice.facts", OwnFacts.LONGEST_TEXT, length);
        }
        return length > TrainingChoices.LONGEST_IN_LINK
                ? getTranslation("lora.facts.link", TrainingChoices.LONGEST_IN_LINK)
                : getTranslation("lora.facts.taken");
    }

    /** Back to the first scenario. */
    void first() {
        choose.accept(TrainingChoices.FIRST);
    }

    List<Component> hideable() {
        return List.of(task, facts, method, targets, rate, steps, repeat, seed);
    }

    void show(TrainingChoices choices) {
        task.setValue(choices.task());
        facts.setValue(choices.ownFacts());
        own.setVisible(choices.task() == Task.OWN);
        method.setValue(choices.method());
        targets.setValue(choices.targets());
        targets.setEnabled(choices.method().lowRank());
        rate.setValue(choices.learningRate());
        steps.setValue(choices.steps());
        repeat.setValue(choices.repeat());
        repeat.setEnabled(choices.task() != Task.STYLE);
        seed.setValue(choices.seed());
    }
}
