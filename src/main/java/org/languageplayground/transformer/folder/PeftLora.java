package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * LoRA, rsLoRA and DoRA in PEFT's format: {@code lora_A.weight} {@code [rank][in]}, {@code lora_B.weight}
 * {@code [out][rank]}, and DoRA's {@code lora_magnitude_vector} {@code [out]}.
 *
 * <p>GPT-2 has one fused layer for query, key and value. The pairs of a chosen set of them are written as one adapter: the A's
 * stacked, the B's as blocks, α multiplied so that the scale stays. A note in the header says which were chosen; a file
 * without it is read as an adapter of all three, each with its part of B and a copy of A. DoRA measures each output by itself,
 * so that this changes nothing there either; outputs that were not chosen have the length that the base gives them.
 */
final class PeftLora {
    private static final String A = "lora_A.weight";
    private static final String B = "lora_B.weight";
    private static final String MAGNITUDE = "lora_magnitude_vector";
    private static final String CHOSEN = "language_playground.fused_targets";
    private static final List<String> SUPPORTED_STARTS = List.of("true", "false", "gaussian", "eva", "orthogonal");
    private static final List<String> UNSUPPORTED = List.of(
            "alora_invocation_tokens",
            "arrow_config",
            "kasa_config",
            "layer_replication",
            "modules_to_save",
            "target_parameters",
            "use_bdlora",
            "use_qalora");

    private PeftLora() {}

    static Map<String, byte[]> write(Lora lora, Transformer base, String baseName) {
        return write(lora.pairs(), null, lora.rankStabilized(), base, baseName);
    }

    static Map<String, byte[]> write(Dora dora, Transformer base, String baseName) {
        return write(dora.pairs(), dora.magnitudes(), dora.rankStabilized(), base, baseName);
    }

    private static Map<String, byte[]> write(
            List<LowRank> pairs, List<Matrix> magnitudes, boolean rankStabilized, Transformer base, String baseName) {
        TransformerConfig config = base.config();
        Architecture architecture = config.architecture();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Object> ranks = new LinkedHashMap<>();
        Map<String, Object> alphas = new LinkedHashMap<>();
        List<String> modules = new ArrayList<>();
        int rank = pairs.getFirst().a().columns();
        Number alpha = alpha(pairs.getFirst().scale(), rank, rankStabilized);
        for (AdapterModule module : AdapterModule.all(config)) {
            List<LowRank> own = own(pairs, module);
            if (own.isEmpty()) {
                continue;
            }
            modules.add(module.name());
            int wholeRank = own.stream().mapToInt(pair -> pair.a().columns()).sum();
            Number wholeAlpha = alpha(own.getFirst().scale(), wholeRank, rankStabilized);
            if (wholeRank != rank) {
                ranks.put(module.name(), wholeRank);
            }
            if (!wholeAlpha.equals(alpha)) {
                alphas.put(module.name(), wholeAlpha);
            }
            tensors.put(module.tensor(architecture, A), Tensor.of(stackedA(own, module, config, wholeRank)));
            tensors.put(module.tensor(architecture, B), Tensor.of(blockedB(own, module, config, wholeRank)));
            if (magnitudes != null) {
                tensors.put(
                        module.tensor(architecture, MAGNITUDE),
                        Tensor.row(lengths(pairs, magnitudes, module, base.weights())));
            }
        }
        Map<String, Object> json = AdapterFiles.settings("LORA", config, baseName);
        json.put("r", rank);
        json.put("lora_alpha", alpha);
        json.put("target_modules", modules);
        json.put("rank_pattern", ranks);
        json.put("alpha_pattern", alphas);
        json.put("use_rslora", rankStabilized);
        json.put("use_dora", magnitudes != null);
        json.put("fan_in_fan_out", architecture == Architecture.GPT2);
        json.put("lora_dropout", 0.0);
        json.put("bias", "none");
        json.put("modules_to_save", null);
        return AdapterFiles.files(json, tensors, Map.of(CHOSEN, chosen(pairs)));
    }

    private static List<LowRank> own(List<LowRank> pairs, AdapterModule module) {
        return pairs.stream()
                .filter(pair ->
                        pair.layer() == module.layer() && module.targets().contains(pair.target()))
                .toList();
    }

    private static String chosen(List<LowRank> pairs) {
        return String.join(
                ",",
                pairs.stream()
                        .map(LowRank::target)
                        .filter(Target::fused)
                        .distinct()
                        .map(Target::name)
                        .toList());
    }

    /** The α whose scale is {@code scale}, rounded to a millionth; as a whole number where it is one. */
    private static Number alpha(double scale, int rank, boolean rankStabilized) {
        double alpha = Math.round(scale * (rankStabilized ? Math.sqrt(rank) : rank) * 1e6) / 1e6;
        return alpha == Math.rint(alpha) ? (Number) (long) alpha : (Number) alpha;
    }

    private static Matrix stackedA(List<LowRank> own, AdapterModule module, TransformerConfig config, int rank) {
        Matrix stacked = Matrix.zeros(rank, module.in(config));
        int row = 0;
        for (LowRank pair : own) {
            pair.a()
                    .slice()
                    .transposed()
                    .copyTo(stacked.slice().rows(row, pair.a().columns()));
            row += pair.a().columns();
        }
        return stacked;
    }

    private static Matrix blockedB(List<LowRank> own, AdapterModule module, TransformerConfig config, int rank) {
        Matrix blocks = Matrix.zeros(module.out(config), rank);
        int size = module.outOfOne(config);
        int column = 0;
        for (LowRank pair : own) {
            int row = module.targets().indexOf(pair.target()) * size;
            int ownRank = pair.a().columns();
            pair.b().slice().transposed().copyTo(blocks.slice().rows(row, size).columns(column, ownRank));
            column += ownRank;
        }
        return blocks;
    }

    /** What DoRA trained for the outputs of the chosen targets, and the base's own lengths for the others. */
    private static float[] lengths(List<LowRank> pairs, List<Matrix> magnitudes, AdapterModule module, Weights base) {
        float[] lengths = new float[0];
        for (Target target : module.targets()) {
            float[] own = Dora.norms(target.weight(base.blocks().get(module.layer())));
            for (int i = 0; i < pairs.size(); i++) {
                if (pairs.get(i).layer() == module.layer() && pairs.get(i).target() == target) {
                    own = magnitudes.get(i).values();
                }
            }
            int before = lengths.length;
            lengths = Arrays.copyOf(lengths, before + own.length);
            System.arraycopy(own, 0, lengths, before, own.length);
        }
        return lengths;
    }

    static Adaptation read(JsonFile json, AdapterTensors tensors, TransformerConfig config, Supplier<Weights> base) {
        requireSupported(json);
        boolean rankStabilized = json.flag("use_rslora", false);
        boolean dora = json.flag("use_dora", false);
        List<LowRank> pairs = new ArrayList<>();
        List<Matrix> magnitudes = new ArrayList<>();
        for (AdapterModule module : AdapterModule.all(config)) {
            String a = tensors.name(module, config.architecture(), A);
            if (!tensors.has(a)) {
                continue;
            }
            int rank = rank(json, tensors, module, a);
            double alpha = pattern(json, "alpha_pattern", module)
                    .map(pattern -> pattern.json().positive(pattern.key()))
                    .orElseGet(() -> json.positive("lora_alpha"));
            double scale = alpha / (rankStabilized ? Math.sqrt(rank) : rank);
            Matrix wholeA = tensors.matrix(a, rank, module.in(config));
            Matrix wholeB = tensors.matrix(tensors.name(module, config.architecture(), B), module.out(config), rank);
            List<LowRank> own = parts(module, wholeA, wholeB, scale, config, chosen(tensors, module));
            pairs.addAll(own);
            if (dora) {
                Matrix lengths =
                        tensors.row(tensors.name(module, config.architecture(), MAGNITUDE), module.out(config));
                for (LowRank pair : own) {
                    int size = module.outOfOne(config);
                    int place = module.targets().indexOf(pair.target());
                    magnitudes.add(lengths.slice(place * size, size).copy());
                }
            }
        }
        if (pairs.isEmpty()) {
            tensors.requireNoRest();
            throw new ModelFolderException(AdapterFiles.TENSORS, "holds no tensor at all");
        }
        return dora
                ? new Dora(base, rankStabilized, List.copyOf(pairs), List.copyOf(magnitudes))
                : new Lora(base, rankStabilized, List.copyOf(pairs));
    }

    private static void requireSupported(JsonFile json) {
        for (String key : UNSUPPORTED) {
            String value = json.has(key) ? json.object().get(key).toString() : "false";
            if (!List.of("false", "[]", "{}").contains(value)) {
                throw new ModelFolderException(json.label(), "asks for \"" + key + "\", which is not supported");
            }
        }
        String bias = json.string("bias").orElse("none");
        if (!bias.equals("none")) {
            throw new ModelFolderException(
                    json.label(),
                    "trains biases (\"bias\": \"" + JsonFile.shortened(bias) + "\"), which is not supported");
        }
        String start = json.string("init_lora_weights").orElse("true");
        if (!SUPPORTED_STARTS.contains(start)) {
            throw new ModelFolderException(
                    json.label(),
                    "starts by \"" + JsonFile.shortened(start) + "\", which changes the base and is not supported");
        }
    }

    private static int rank(JsonFile json, AdapterTensors tensors, AdapterModule module, String a) {
        int rank = pattern(json, "rank_pattern", module)
                .map(pattern -> pattern.json().size(pattern.key()))
                .orElseGet(() -> json.size("r"));
        if (tensors.rows(a) > 0 && tensors.rows(a) != rank) {
            throw new ModelFolderException(
                    AdapterFiles.TENSORS,
                    "holds " + a + " with the rank " + tensors.rows(a) + ", but " + json.label() + " gives " + rank);
        }
        return rank;
    }

    private record Pattern(JsonFile json, String key) {}

    /** PEFT matches a key as the end of a layer's name; its regular expressions are not followed. */
    private static Optional<Pattern> pattern(JsonFile json, String patterns, AdapterModule module) {
        return json.part(patterns).flatMap(part -> part.object().keySet().stream()
                .filter(key -> ("." + module.name()).endsWith("." + key) || key.endsWith("." + module.name()))
                .findFirst()
                .map(key -> new Pattern(part, key)));
    }

    private static List<Target> chosen(AdapterTensors tensors, AdapterModule module) {
        List<String> names = Arrays.asList(tensors.note(CHOSEN).split(","));
        return module.targets().stream()
                .filter(target -> names.contains(target.name()))
                .toList();
    }

    private static List<LowRank> parts(
            AdapterModule module, Matrix a, Matrix b, double scale, TransformerConfig config, List<Target> chosen) {
        int size = module.outOfOne(config);
        boolean blocked = module.targets().size() > 1 && blocked(module, b, size, chosen);
        List<Target> targets = blocked ? chosen : module.targets();
        int rank = blocked ? a.rows() / chosen.size() : a.rows();
        List<LowRank> parts = new ArrayList<>();
        for (Target target : targets) {
            int first = blocked ? chosen.indexOf(target) * rank : 0;
            int row = module.targets().indexOf(target) * size;
            Slice ownB = b.slice().rows(row, size).columns(first, rank);
            parts.add(new LowRank(
                    module.layer(),
                    target,
                    a.slice().rows(first, rank).transposed().copy(),
                    ownB.transposed().copy(),
                    scale));
        }
        return parts;
    }

    /** Whether B holds nothing but one block for each chosen target, so that each can have its own part of A. */
    private static boolean blocked(AdapterModule module, Matrix b, int size, List<Target> chosen) {
        if (chosen.isEmpty() || b.columns() % chosen.size() != 0) {
            return false;
        }
        int rank = b.columns() / chosen.size();
        for (int row = 0; row < b.rows(); row++) {
            int block = chosen.indexOf(module.targets().get(row / size));
            for (int column = 0; column < b.columns(); column++) {
                if (column / rank != block && b.get(row, column) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
