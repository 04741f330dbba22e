package org.languageplayground.transformer.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * Reads LoRA, rsLoRA and DoRA from PEFT's format. An adapter of GPT-2's fused layer becomes pairs of the targets that a note in
 * the header names, if B holds but one block for each of them; any other adapter of that layer means the same as three pairs,
 * each with its part of B and a copy of A.
 */
final class PeftLoraReader {
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

    private PeftLoraReader() {}

    static Adaptation read(JsonFile json, AdapterTensors tensors, TransformerConfig config, Supplier<Weights> base) {
        requireSupported(json);
        List<AdapterModule> modules = AdapterModule.all(config);
        PatternedNumbers ranks = PatternedNumbers.read(json, "rank_pattern", modules, config.architecture());
        PatternedNumbers alphas = PatternedNumbers.read(json, "alpha_pattern", modules, config.architecture());
        boolean rankStabilized = json.flag("use_rslora", false);
        boolean dora = json.flag("use_dora", false);
        List<LowRank> pairs = new ArrayList<>();
        List<Matrix> magnitudes = new ArrayList<>();
        for (AdapterModule module : modules) {
            String a = tensors.name(module, config.architecture(), PeftLora.A);
            if (!tensors.has(a)) {
                continue;
            }
            requireTargeted(json, module, config.architecture());
            int rank = rank(json, ranks, tensors, module, a);
            double alpha = alphas.key(module).map(alphas.json()::positive).orElseGet(() -> json.positive("lora_alpha"));
            double scale = LoraSettings.scale(alpha, rank, rankStabilized);
            Matrix wholeA = tensors.matrix(a, rank, module.in(config));
            Matrix wholeB =
                    tensors.matrix(tensors.name(module, config.architecture(), PeftLora.B), module.out(config), rank);
            List<LowRank> own = parts(module, wholeA, wholeB, scale, config, chosen(tensors, module));
            pairs.addAll(own);
            if (dora) {
                Matrix lengths = tensors.row(
                        tensors.name(module, config.architecture(), PeftLora.MAGNITUDE), module.out(config));
                for (LowRank pair : own) {
                    int size = module.outOfOne(config);
                    int place = module.targets().indexOf(pair.target());
                    magnitudes.add(lengths.slice(place * size, size).copy());
                }
            }
        }
        if (pairs.isEmpty()) {
            tensors.requireNoRest();
            throw new ModelFolderException(AdapterFiles.TENSORS, AdapterProblem.EMPTY);
        }
        return dora
                ? new Dora(base, rankStabilized, List.copyOf(pairs), List.copyOf(magnitudes))
                : new Lora(base, rankStabilized, List.copyOf(pairs));
    }

    private static void requireSupported(JsonFile json) {
        for (String key : UNSUPPORTED) {
            String value = json.has(key) ? json.object().get(key).toString() : "false";
            if (!List.of("false", "[]", "{}").contains(value)) {
                throw new ModelFolderException(json.label(), AdapterProblem.UNSUPPORTED, key);
            }
        }
        String bias = json.string("bias").orElse("none");
        if (!bias.equals("none")) {
            throw new ModelFolderException(json.label(), AdapterProblem.BIASES, JsonFile.shortened(bias));
        }
        String start = json.string("init_lora_weights").orElse("true");
        if (!SUPPORTED_STARTS.contains(start)) {
            throw new ModelFolderException(json.label(), AdapterProblem.START, JsonFile.shortened(start));
        }
    }

    /** PEFT itself reads no numbers of a layer that the settings do not name, in a list or by a regular expression. */
    private static void requireTargeted(JsonFile json, AdapterModule module, Architecture architecture) {
        boolean named =
                switch (json.object().get("target_modules")) {
                    case JsonArray targets ->
                        targets.asList().stream()
                                .anyMatch(target -> names(target.toString().replace("\"", ""), module));
                    case JsonPrimitive expression ->
                        expression.getAsString().equals("all-linear")
                                || ModulePattern.ofWhole(json.label(), expression.getAsString())
                                        .names(module.names(architecture));
                    case null, default -> true;
                };
        if (!named) {
            throw new ModelFolderException(json.label(), AdapterProblem.UNNAMED, module.name(), AdapterFiles.TENSORS);
        }
    }

    private static boolean names(String target, AdapterModule module) {
        return ("." + module.name()).endsWith("." + target) || target.endsWith("." + module.name());
    }

    private static int rank(
            JsonFile json, PatternedNumbers ranks, AdapterTensors tensors, AdapterModule module, String a) {
        int rank = ranks.key(module).map(ranks.json()::size).orElseGet(() -> json.size("r"));
        if (tensors.rows(a) > 0 && tensors.rows(a) != rank) {
            throw new ModelFolderException(
                    AdapterFiles.TENSORS, AdapterProblem.RANK, a, tensors.rows(a), json.label(), rank);
        }
        return rank;
    }

    private static List<Target> chosen(AdapterTensors tensors, AdapterModule module) {
        List<String> names = Arrays.asList(tensors.note(PeftLora.CHOSEN).split(","));
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
