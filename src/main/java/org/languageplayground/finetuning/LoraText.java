package org.languageplayground.finetuning;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.languageplayground.finetuning.calculator.Activations.Part.Kind;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.Method;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.TrainableParameters;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

/** Puts what a reading shows into sentences, in the student's language. */
final class LoraText extends PageText {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final int THOUSAND = 1000;
    private static final int SMALL = 1;

    LoraText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String notice(Notice notice) {
        return notice("lora.notice.", notice);
    }

    String target(Target target) {
        return get("lora.target." + key(target));
    }

    String precision(Precision precision) {
        return get("lora.precision." + precision.id());
    }

    String method(Method method) {
        return get("lora.method." + key(method));
    }

    /** How a method's numbers are counted. */
    String formula(Method method, int rank) {
        return get("lora.formula." + key(method), number(rank), Method.VIRTUAL_TOKENS, Method.ENCODER_WIDTH);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Percent with two digits, or four where it is below one, as PEFT prints it. */
    String ofAll(double percent) {
        return number(percent, percent < SMALL ? 4 : 2) + " %";
    }

    /** A factor such as 2.0, 5.657 or 0.0625. */
    String factor(double factor) {
        return number(factor, 1, factor < SMALL ? 4 : 3);
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

    String first() {
        return get("lora.message.first");
    }

    String modelName(String preset, String name) {
        return preset.isEmpty() ? get("lora.preset.layer") : name;
    }

    /** What the rank makes of it; and where A and B have become as large as W. */
    String rank(LoraReading reading) {
        String said = get(
                "lora.message.rank",
                number(reading.state().rank()),
                number(reading.loraParameters()),
                ofAll(reading.percent()),
                factor(reading.scale()));
        return reading.savesNothing() ? said + " " + get("lora.message.half") : said;
    }

    String alpha(LoraReading reading) {
        return get(
                "lora.message.alpha",
                number(reading.state().alpha()),
                factor(reading.scale()),
                number(reading.loraParameters()));
    }

    String width(LoraReading reading) {
        String said = get(
                "lora.message.width",
                number(reading.model().width()),
                number(reading.model().parameters()),
                number(reading.loraParameters()),
                ofAll(reading.percent()));
        return reading.savesNothing() ? said + " " + get("lora.message.half") : said;
    }

    /** What LoRA trains of the model as it is set. */
    String trained(LoraReading reading) {
        if (reading.trained() == 0) {
            return get("lora.message.nothing");
        }
        if (reading.model() instanceof PublishedModel model) {
            int matrices =
                    reading.adapted().stream().mapToInt(WeightMatrix::copies).sum();
            return get(
                    reading.state().saved() ? "lora.message.saved" : "lora.message.model",
                    model.name(),
                    number(model.parameters()),
                    number(matrices),
                    number(reading.loraParameters()),
                    ofAll(reading.percent()),
                    number(reading.savedParameters()));
        }
        return rank(reading);
    }

    String memory(LoraReading reading) {
        Memory memory = reading.memory();
        return get(
                "lora.message.memory",
                bytes(memory.weights()),
                bytes(memory.activations().total()),
                bytes(memory.total()),
                bytes(reading.fullMemory().total()));
    }

    String codeAbout(LoraReading reading) {
        return get(
                "lora.code.about",
                modelName(reading.state().preset(), reading.model().name()),
                number(reading.model().width()));
    }

    String baseFormula(LoraReading reading) {
        return reading.model() instanceof PublishedModel model
                ? get("lora.stat.base.model", number(model.layers()), number(model.width()))
                : get("lora.stat.base.layer", number(reading.model().width()));
    }

    String loraFormula(LoraReading reading) {
        return reading.whole()
                ? get("lora.stat.lora.model", number(reading.state().rank()))
                : get(
                        "lora.stat.lora.layer",
                        number(reading.model().width()),
                        number(reading.state().rank()));
    }

    String percentFormula(LoraReading reading) {
        return get("lora.stat.percent.formula", number(reading.trained()), number(reading.all()));
    }

    String scaleFormula(LoraReading reading) {
        int rank = reading.state().rank();
        return get(
                "lora.stat.scale.formula",
                number(reading.state().alpha()),
                number(rank),
                factor(reading.stableScale(rank)));
    }

    /** What a matrix is called; q, k and v are told apart by their letters where one published matrix holds them. */
    String name(WeightMatrix matrix, LoraReading reading) {
        boolean told = reading.fused(matrix) && matrix.target() != Target.MLP;
        return told ? matrix.name() + " (" + target(matrix.target()) + ")" : matrix.name();
    }

    String picture(WeightMatrix matrix, LoraReading reading) {
        return get(
                "lora.picture.text",
                name(matrix, reading),
                number(matrix.outputs()),
                number(matrix.inputs()),
                number(reading.state().rank()));
    }

    /** What the table of adapted matrices leaves open: the trained tables, and matrices that are published in one. */
    String shapesNote(LoraReading reading) {
        String note = reading.saved().isEmpty()
                ? ""
                : get("lora.shapes.saved", number(reading.savedParameters()), ofAll(reading.percent()));
        List<WeightMatrix> whole = reading.adaptedInOne();
        if (!whole.isEmpty()) {
            String names = whole.stream().map(WeightMatrix::name).collect(Collectors.joining(", "));
            long numbers = TrainableParameters.lora(whole, reading.state().rank());
            note += " " + get("lora.shapes.fused", names, number(numbers));
        }
        return note.strip();
    }

    /** α/r against α/√r at this rank and the double. */
    String scales(LoraReading reading) {
        int rank = reading.state().rank();
        return get(
                "lora.scales.text",
                number(reading.state().alpha()),
                number(rank),
                factor(reading.scale(rank)),
                factor(reading.stableScale(rank)),
                number(2L * rank),
                factor(reading.scale(2 * rank)),
                factor(reading.stableScale(2 * rank)));
    }

    String whyWeights(LoraReading reading) {
        Precision precision = reading.state().precision();
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
        return precision.bits() == Precision.BITS_4.bits()
                ? why + " " + get("lora.why.weights.packed", number(reading.countedByBytes()))
                : why;
    }

    String whyAdapter(LoraReading reading) {
        String why = get("lora.why.adapter", number(reading.loraParameters()), number(8 * Memory.ADAPTER_BYTES));
        return reading.saved().isEmpty()
                ? why
                : why + " "
                        + get("lora.why.adapter.saved", number(reading.savedParameters()), number(reading.fullBits()));
    }

    String whyGradients(LoraReading reading) {
        return get(
                "lora.why.gradients",
                number(reading.trained()),
                number(reading.model().parameters()));
    }

    String whyOptimizer(LoraReading reading) {
        return get(
                "lora.why.optimizer",
                number(reading.trained()),
                bytes(reading.fullMemory().optimizer()));
    }

    String whyActivations(LoraReading reading) {
        String tokens = number(reading.settings().tokens());
        if (!reading.whole()) {
            return get(
                    "lora.why.activations.layer", tokens, number(reading.state().rank()));
        }
        long full = reading.fullMemory().activations().total();
        long saved = full - reading.memory().activations().total();
        String why = get("lora.why.activations", tokens, bytes(full)) + " "
                + (saved > 0 ? get("lora.why.activations.saved", bytes(saved)) : get("lora.why.activations.more"));
        return reading.state().checkpointing() ? why + " " + get("lora.why.activations.checkpoint") : why;
    }

    /** What a part of the activations is, with its formula in letters. */
    String kept(Kind kind, LoraReading reading) {
        if (!(reading.model() instanceof PublishedModel model)) {
            return get("lora.kept.layer." + key(kind));
        }
        int of = kind == Kind.NORM_INPUTS
                ? model.family().normsALayer()
                : model.family().gated() ? 3 : 1;
        return get("lora.kept." + key(kind), of);
    }

    String whyTotal(LoraReading reading) {
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
