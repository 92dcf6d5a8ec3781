import type { Exporter } from '@exporters/define-exporter'

type LoadExporters = () => Promise<readonly Exporter[]>

let load: LoadExporters = () => Promise.resolve([])

/** Called by the plugin, once: how to load the exporters it was given. */
export function chooseExporters(loadExporters: LoadExporters): void {
  load = loadExporters
}

/** Late, so that the web process loads no package builder before somebody asks for a package. */
export const exportersInUse: LoadExporters = () => load()
