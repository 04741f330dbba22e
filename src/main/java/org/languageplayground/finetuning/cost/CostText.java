package org.languageplayground.finetuning.cost;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.finetuning.calculator.Activations.Part.Kind;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.Family;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.MeasuredRun;
import org.languageplayground.finetuning.calculator.MeasuredRun.Special;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.Method;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.TrainableParameters;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.State;

/** Puts what a reading shows into sentences, in the student's language. */
public final class CostText extends PageText {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final int THOUSAND = 1000;
    private static final int SMALL = 1;

    /** Texts from there, numbers as that language writes them. */
    public CostText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String target(Target target) {
        return get("lora.target." + key(target));
    }

    String precision(Precision precision) {
        return get("lora.precision." + precision.id());
    }

    /** What was trained in a published run, and how. */
    String measured(MeasuredRun run) {
        return list(Stream.of(
                        run.method().isEmpty() ? get("lora.measured.full") : run.method(),
                        run.special() == Special.NOTHING
                                ? run.settings()
                                : get("lora.measured.special." + key(run.special()), run.settings()))
                .filter(words -> !words.isEmpty())
                .toList());
    }

    String method(Method method) {
        return get("lora.method." + key(method));
    }

    /** How a method's numbers are counted. */
    String formula(Method method, int rank) {
        return get("lora.formula." + key(method), number(rank), Method.VIRTUAL_TOKENS, Method.ENCODER_WIDTH);
    }

    /** Percent with two digits, or four where it is below one, as PEFT prints it. */
    String ofAll(double percent) {
        return percent(percent, percent < SMALL ? 4 : 2);
    }

    /** The step, 0 for bytes, 1 for kB..., in which a number of bytes is best read. */
    static int unit(double bytes) {
        int unit = 0;
        for (double rest = bytes; rest >= THOUSAND && unit < UNITS.size() - 1; rest /= THOUSAND) {
            unit++;
        }
        return unit;
    }

    static String unitName(int unit) {
        return UNITS.get(unit);
    }

    static double inUnit(double bytes, int unit) {
        return bytes / Math.pow(THOUSAND, unit);
    }

    /** Bytes in the decimal unit that reads best. */
    String bytes(long bytes) {
        int unit = unit(bytes);
        return number(inUnit(bytes, unit), unit == 0 ? 0 : 2) + " " + unitName(unit);
    }

    /** What is seen: what LoRA trains of the model, and what that takes. */
    public String seen(State state) {
        CostReading reading = CostFields.reading(state);
        return sentences(trained(reading), reading.plan().trained() == 0 ? "" : memory(reading));
    }

    /** What LoRA trains of the model as it is set. */
    String trained(CostReading reading) {
        LoraPlan plan = reading.plan();
        if (plan.trained() == 0) {
            return get("lora.message.nothing");
        }
        int matrices = plan.adapted().stream().mapToInt(WeightMatrix::copies).sum();
        return get(
                plan.tablesInFull() ? "lora.message.saved" : "lora.message.model",
                plan.model().name(),
                number(plan.model().parameters()),
                number(matrices),
                number(plan.loraParameters()),
                ofAll(plan.percent()),
                number(plan.savedParameters()));
    }

    String memory(CostReading reading) {
        Memory memory = reading.memory();
        return get(
                "lora.message.memory",
                bytes(memory.weights()),
                bytes(memory.activations().total()),
                bytes(memory.total()),
                bytes(reading.fullMemory().total()));
    }

    String baseFormula(CostReading reading) {
        PublishedModel model = (PublishedModel) reading.model();
        return get("lora.stat.base.model", number(model.layers()), number(model.width()));
    }

    String loraFormula(CostReading reading) {
        return get("lora.stat.lora.model", number(reading.plan().rank()));
    }

    String percentFormula(CostReading reading) {
        return get(
                "lora.stat.percent.formula",
                number(reading.plan().trained()),
                number(reading.plan().all()));
    }

    /** What a matrix is called; q, k and v are told apart by their letters where one published matrix holds them. */
    String name(WeightMatrix matrix, CostReading reading) {
        boolean told = reading.plan().fused(matrix) && matrix.target() != Target.MLP;
        return told ? matrix.name() + " (" + target(matrix.target()) + ")" : matrix.name();
    }

    /** What the table of adapted matrices leaves open: the trained tables, and matrices that are published in one. */
    String shapesNote(CostReading reading) {
        String note = reading.plan().saved().isEmpty()
                ? ""
                : get(
                        "lora.shapes.saved",
                        number(reading.plan().savedParameters()),
                        ofAll(reading.plan().percent()));
        List<WeightMatrix> whole = reading.plan().adaptedInOne();
        if (!whole.isEmpty()) {
            String names = list(whole.stream().map(WeightMatrix::name).toList());
            long numbers = TrainableParameters.lora(whole, reading.plan().rank());
            return sentences(note, get("lora.shapes.fused", names, number(numbers)));
        }
        return note;
    }

    String whyWeights(CostReading reading) {
        Precision precision = reading.settings().precision();
        BaseModel model = reading.model();
        if (!precision.quantised()) {
            return get("lora.why.weights", number(model.parameters()), number(precision.bits()));
        }
        String why = get(
                "lora.why.weights.quantised",
                number(BaseModel.sum(model.linears())),
                number(precision.bits()),
                bytes(Memory.constants(model, precision)),
                number(reading.constantBits(), 0, 3),
                bytes(Memory.unquantised(model, precision)));
        boolean packed = precision.bits() == Precision.BITS_4.bits();
        return sentences(why, packed ? get("lora.why.weights.packed", number(reading.countedByBytes())) : "");
    }

    String whyAdapter(CostReading reading) {
        String why = get("lora.why.adapter", number(reading.plan().loraParameters()), number(8 * Memory.ADAPTER_BYTES));
        return reading.plan().saved().isEmpty()
                ? why
                : sentences(
                        why,
                        get(
                                "lora.why.adapter.saved",
                                number(reading.plan().savedParameters()),
                                number(reading.fullBits())));
    }

    String whyGradients(CostReading reading) {
        return get(
                "lora.why.gradients",
                number(reading.plan().trained()),
                number(reading.model().parameters()));
    }

    String whyOptimizer(CostReading reading) {
        return get(
                "lora.why.optimizer",
                number(reading.plan().trained()),
                bytes(reading.fullMemory().optimizer()));
    }

    String whyActivations(CostReading reading) {
        String tokens = number(reading.settings().tokens());
        long full = reading.fullMemory().activations().total();
        long saved = full - reading.memory().activations().total();
        return sentences(
                get("lora.why.activations", tokens, bytes(full)),
                saved > 0 ? get("lora.why.activations.saved", bytes(saved)) : get("lora.why.activations.more"),
                reading.settings().checkpointing() ? get("lora.why.activations.checkpoint") : "");
    }

    /** What a part of the activations is, with its formula in letters. */
    String kept(Kind kind, CostReading reading) {
        Family family = ((PublishedModel) reading.model()).family();
        int of = kind == Kind.NORM_INPUTS ? family.normsALayer() : family.gated() ? 3 : 1;
        return get("lora.kept." + key(kind), of);
    }

    String whyTotal(CostReading reading) {
        Memory full = reading.fullMemory();
        return get(
                "lora.why.total",
                bytes(full.total()),
                number(reading.fullBits()),
                bytes(full.weights()),
                bytes(full.gradients()),
                bytes(full.optimizer()),
                bytes(full.activations().total()));
    }
}
