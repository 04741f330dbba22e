package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Unchanged;

/**
 * Makes the controls of a page and ties each to its field: the student moves the control, the field is set, the page follows
 * and says a sentence; the field is set otherwise, and the control follows. A control has its name from the translation
 * {@code <chapter>.<field>}, its help from {@code <chapter>.<field>.help} where there is one, and goes when {@code ?hide=} names the field.
 *
 * @param <S> the chapter's simulation
 */
public final class Controls<S extends Simulation> {
    private static final int WAIT_MILLISECONDS = 60;

    private final ChapterPage<S> page;
    private final List<Bound<?>> bound = new ArrayList<>();

    /** A control and its field. */
    private record Bound<T>(Field<T> field, HasValue<?, T> control) {
        void show(Simulation simulation) {
            Unchanged.orValue(control, simulation.get(field));
        }

        void showProblem(String problem) {
            if (control instanceof HasValidation validated) {
                validated.setErrorMessage(problem);
                validated.setInvalid(!problem.isEmpty());
            }
        }
    }

    Controls(ChapterPage<S> page) {
        this.page = page;
    }

    /** A slider over whole numbers. */
    public IntegerSlider slider(Field<Integer> field, Limits limits, Function<? super S, String> say) {
        IntegerSlider slider = new IntegerSlider(name(field), limits.least(), limits.greatest());
        slider.setStep(limits.step());
        slider.setValueAlwaysVisible(true);
        answerWhileMoved(slider);
        return bind(field, slider, say);
    }

    /** A slider over numbers from 0 on. */
    public DecimalSlider slider(Field<Double> field, double greatest, double step, Function<? super S, String> say) {
        DecimalSlider slider = new DecimalSlider(name(field), 0, greatest);
        slider.setStep(step);
        slider.setValueAlwaysVisible(true);
        answerWhileMoved(slider);
        return bind(field, slider, say);
    }

    /** Lets a slider answer while it is moved, and to the keyboard. */
    public static void answerWhileMoved(HasValueChangeMode slider) {
        slider.setValueChangeMode(ValueChangeMode.TIMEOUT);
        slider.setValueChangeTimeout(WAIT_MILLISECONDS);
    }

    /** A whole number to type. */
    public IntegerField number(Field<Integer> field, Limits limits, Function<? super S, String> say) {
        IntegerField number = new IntegerField(name(field));
        number.setStepButtonsVisible(true);
        number.setMin(limits.least());
        number.setMax(limits.greatest());
        return bind(field, number, say);
    }

    /** Any number of several that are all in sight. */
    public <T> CheckboxGroup<T> several(
            Field<Set<T>> field, Collection<T> items, ItemLabelGenerator<T> label, Function<? super S, String> say) {
        CheckboxGroup<T> group = new CheckboxGroup<>(name(field));
        group.setItems(items);
        group.setItemLabelGenerator(label);
        return bind(field, group, say);
    }

    /** A box to tick. */
    public Checkbox checkbox(Field<Boolean> field, Function<? super S, String> say) {
        return bind(field, new Checkbox(name(field)), say);
    }

    /** A line of text. */
    public TextField text(Field<String> field, Function<? super S, String> say) {
        TextField text = new TextField(name(field));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        return bind(field, text, say);
    }

    /** One of several, in a list that opens. */
    public <T> Select<T> select(
            Field<T> field, Collection<T> items, ItemLabelGenerator<T> label, Function<? super S, String> say) {
        Select<T> select = new Select<>();
        select.setLabel(name(field));
        select.setItemLabelGenerator(label);
        select.setItems(items);
        return bind(field, select, say);
    }

    /** One of a few that are all in sight. */
    public <T> RadioButtonGroup<T> radio(
            Field<T> field, Collection<T> items, ItemLabelGenerator<T> label, Function<? super S, String> say) {
        RadioButtonGroup<T> radio = new RadioButtonGroup<>(name(field));
        radio.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        radio.setItems(items);
        radio.setItemLabelGenerator(label);
        return bind(field, radio, say);
    }

    /** Any other control. */
    public <T, C extends Component & HasValue<?, T>> C bind(
            Field<T> field, C control, Function<? super S, String> say) {
        bound.add(new Bound<>(field, control));
        page.hideable(field.key(), control);
        control.addValueChangeListener(event -> page.act(() -> {
            if (event.getValue() != null) {
                page.simulation().set(field, event.getValue());
            }
            return say.apply(page.simulation());
        }));
        return control;
    }

    /** What sets a field to the value it is given, for a part of the page that is no control. */
    public <T> Consumer<T> setting(Field<T> field, Function<? super S, String> say) {
        return value -> page.act(() -> {
            page.simulation().set(field, value);
            return say.apply(page.simulation());
        });
    }

    /** A button that does something and says a sentence; its name is the translation of the key. */
    public Button button(String key, Supplier<String> action) {
        return new Button(page.getTranslation(key), event -> page.act(action));
    }

    /** A control with a question mark beside it that explains it: its help from the translations. */
    public Div explained(Field<?> field, Component control) {
        return page.explained(field.key(), control);
    }

    /** Does something, shows what has become of it, and says the sentence. */
    public void act(Supplier<String> action) {
        page.act(action);
    }

    private String name(Field<?> field) {
        return page.getTranslation(page.key(field.key()));
    }

    /** Sets every control to what its field is set to. */
    void show(S simulation) {
        bound.forEach(control -> {
            control.show(simulation);
            control.showProblem(
                    simulation.problem(control.field()).map(page::text).orElse(""));
        });
    }

    /** New items make a select draw itself anew, so it gets them only where they are other ones. */
    public static <T> void offer(Select<T> select, List<T> items) {
        if (!select.getListDataView().getItems().toList().equals(items)) {
            select.setItems(items);
        }
    }
}
