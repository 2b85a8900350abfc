# frozen_string_literal: true

module Service
  # The block given to `call`: the first condition that holds decides, `on_failure` last.
  class Outcomes
    def initialize(result, receiver)
      @result = result
      @receiver = receiver
      @actions = []
    end

    def decide(&block)
      instance_exec(@result, &block)
      _, given, action = [*@actions, *@otherwise].detect(&:first)
      wanted = action&.parameters.to_a.filter_map { |type, key| key if type == :keyreq }
      @receiver.instance_exec(given, **@result.slice(*wanted), &action) if action
    end

    def on_success(&action) = @actions << [@result.success?, @result, action]
    def on_failure(&action) = @otherwise = [[@result.failure?, @result, action]]
    def on_failed_step(name, &action) = add(@result["result.step.#{name}"], action)
    def on_failed_policy(name, &action) = add(@result["result.policy.#{name}"], action)
    def on_failed_contract(&action) = add(@result["result.contract.default"], action)

    # Of what a step `try`s, which none does here: exceptions go through.
    def on_exceptions(*) = nil

    def on_model_not_found(name = :model, &action)
      step = @result["result.model.#{name}"]
      add(step, action) if step&.not_found
    end

    private

    def add(step, action) = @actions << [step&.failure?, step, action]
  end
end
