package org.languageplayground.classroom.room;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The memory that rooms live in. By itself a server is alone: it looks for no other, and is heard on its own machine only, since Hazelcast does not start without
 * any port. With {@code playground.cluster.members} or {@code playground.cluster.kubernetes-service} it shares its rooms with others.
 */
@Configuration
public class Cluster {
    /** The map of rooms by their codes. */
    static final String ROOMS = "rooms";

    private static final int IDLE_SECONDS = 4 * 60 * 60;
    private static final String SECONDS_BEFORE_A_SILENT_NODE_IS_LEFT = "20";
    private static final String SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES = "30";

    /** This node. */
    @Bean(destroyMethod = "shutdown")
    HazelcastInstance hazelcast(ClusterSettings settings) {
        return Hazelcast.newHazelcastInstance(config(
                settings.hosts(), settings.kubernetesService(), settings.name(), settings.port(), settings.address()));
    }

    /** The configuration of a node; one that is alone has a name that nobody knows, so that no other can join it. */
    static Config config(List<String> members, String service, String name, int port, String address) {
        boolean alone = members.isEmpty() && service.isEmpty();
        Config config = new Config();
        config.setClusterName(alone ? Secret.random() : name);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.health.monitoring.level", "OFF");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", SECONDS_BEFORE_A_SILENT_NODE_IS_LEFT);
        config.setProperty("hazelcast.merge.first.run.delay.seconds", SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES);
        config.setProperty("hazelcast.merge.next.run.delay.seconds", SECONDS_BETWEEN_LOOKS_FOR_LOST_NODES);
        config.getJetConfig().setEnabled(false);
        network(config.getNetworkConfig().setPort(port), alone, address);
        join(config.getNetworkConfig().getJoin(), members, service, port);
        config.getMapConfig(ROOMS)
                .setBackupCount(1)
                .setMaxIdleSeconds(IDLE_SECONDS)
                .setMergePolicyConfig(new MergePolicyConfig(RoomPolicy.class.getName(), 1));
        return config;
    }

    private static void network(NetworkConfig network, boolean alone, String address) {
        network.setPortAutoIncrement(alone);
        if (alone) {
            network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        } else if (!address.isEmpty()) {
            network.getInterfaces().setEnabled(true).addInterface(address);
        }
    }

    private static void join(JoinConfig join, List<String> members, String service, int port) {
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        if (!members.isEmpty()) {
            join.getTcpIpConfig().setEnabled(true).setMembers(members);
        } else if (!service.isEmpty()) {
            join.getKubernetesConfig()
                    .setEnabled(true)
                    .setProperty("service-dns", service)
                    .setProperty("service-port", String.valueOf(port));
        }
    }
}
