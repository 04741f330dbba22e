package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * LoRA, rsLoRA and DoRA in PEFT's format: {@code lora_A.weight} {@code [rank][in]}, {@code lora_B.weight}
 * {@code [out][rank]}, and DoRA's {@code lora_magnitude_vector} {@code [out]}.
 *
 * <p>GPT-2 has one fused layer for query, key and value. The pairs of a chosen set of them are written as one adapter: the A's
 * stacked, the B's as blocks, α multiplied so that the scale stays. A note in the header says which were chosen. DoRA measures each output by itself,
 * so that this changes nothing there either; outputs that were not chosen have the length that the base gives them.
 */
final class PeftLora {
    static final String A = "lora_A.weight";
    static final String B = "lora_B.weight";
    static final String MAGNITUDE = "lora_magnitude_vector";
    static final String CHOSEN = "language_playground.fused_targets";

    private PeftLora() {}

    /**
     * What the two files hold.
     *
     * @param settings keys of the settings
     */
    record Parts(Map<String, Object> settings, Map<String, Tensor> tensors, Map<String, String> notes) {
        Map<String, byte[]> files() {
            return AdapterFiles.files(settings, tensors, notes);
        }
    }

    static Map<String, byte[]> write(Lora lora, Transformer base, String baseName) {
        return parts(lora, base, baseName).files();
    }

    static Map<String, byte[]> write(Dora dora, Transformer base, String baseName) {
        return parts(dora.pairs(), dora.magnitudes(), dora.rankStabilized(), base, baseName)
                .files();
    }

    static Parts parts(Lora lora, Transformer base, String baseName) {
        return parts(lora.pairs(), null, lora.rankStabilized(), base, baseName);
    }

    private static Parts parts(
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
        return new Parts(json, tensors, Map.of(CHOSEN, chosen(pairs)));
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
        double alpha = Math.round(scale / LoraSettings.scale(1, rank, rankStabilized) * 1e6) / 1e6;
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
}
