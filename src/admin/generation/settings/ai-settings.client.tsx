'use client'
import type { AiSettingsView } from '@/systems/generation/public'
import { ChoicesSection } from './choices-section'
import { PricesSection } from './prices-section'
import { ServiceCard } from './service-card'
import { SwitchSection } from './switch-section'
import { useAiSettings } from './use-ai-settings'
import '../../tokens.css'
import './ai.css'

/** The switch, who drafts, the services with their keys, and what they cost. */
export function AiSettings({ given }: { given: AiSettingsView }) {
  const state = useAiSettings(given)
  return (
    <div className="cwa-ai">
      <SwitchSection state={state} />
      <ChoicesSection state={state} />
      <section aria-labelledby="ai-services">
        <h2 id="ai-services">Services and keys</h2>
        <p className="cwa-quiet">
          Keys are kept encrypted and are never shown again. What is sent to a service: the text of procedures, the
          facts found in them and titles of lessons; nothing of learners.
        </p>
        <div className="cwa-ai-services">
          {state.view.services.map((service) => (
            <ServiceCard key={service.service} state={state} service={service} />
          ))}
        </div>
      </section>
      <PricesSection state={state} />
    </div>
  )
}
