/** Opposites of Spanish: a word of the left set says the contrary of one of the right set. */
export const ANTONYMS = `
aumentar incrementar subir crecer elevar ampliar : disminuir reducir bajar decrecer rebajar recortar
aumento incremento subida crecimiento ampliación alza : disminución reducción bajada descenso decrecimiento caída recorte
añadir agregar incluir incorporar sumar insertar : quitar eliminar excluir suprimir restar borrar retirar omitir
conservar mantener preservar guardar retener : eliminar borrar descartar desechar quitar cambiar modificar
aceptar admitir aprobar acoger : rechazar denegar negar declinar desaprobar
aceptado aprobado admitido : rechazado denegado suspendido
aceptación aprobación : rechazo denegación desaprobación
permitir autorizar habilitar : prohibir impedir vetar bloquear
permitido autorizado legal lícito : prohibido vetado ilegal ilícito
activar habilitar encender prender conectar : desactivar deshabilitar apagar desconectar inhabilitar
activo activado encendido habilitado : inactivo desactivado apagado deshabilitado
abrir abierto apertura : cerrar cerrado cierre
empezar comenzar iniciar arrancar : terminar acabar finalizar concluir detener
inicio comienzo principio apertura : fin final cierre término conclusión
primero primera inicial : último última final
antes anterior previo : después posterior siguiente
anteriores previas : posteriores siguientes
antiguo viejo anticuado : nuevo moderno reciente actual
nuevo nueva : viejo vieja usado usada
pasado ayer : futuro mañana
temprano pronto : tarde
adelantar avanzar : retrasar atrasar retroceder posponer
adelanto : retraso demora
rápido veloz deprisa rápidamente : lento despacio lentamente
acelerar agilizar : frenar ralentizar
largo extenso : corto breve
larga extensa : corta breve
alargar extender prolongar : acortar abreviar recortar
grande enorme gigante : pequeño diminuto chico
mayor máximo : menor mínimo
máxima : mínima
alto elevado superior : bajo inferior reducido
alta elevada : baja reducida
arriba encima : abajo debajo bajo
ascendente creciente : descendente decreciente
ascender subir : descender bajar
más : menos
mejor : peor
mejorar optimizar : empeorar degradar
mejora : empeoramiento deterioro
bueno buena buenos buenas : malo mala malos malas
bien : mal
ventaja pro beneficio fortaleza : desventaja inconveniente debilidad
ventajas pros beneficios fortalezas : desventajas contras inconvenientes debilidades
positivo favorable : negativo desfavorable
optimista : pesimista
éxito acierto logro : fracaso fallo error
correcto acertado exacto : incorrecto erróneo equivocado inexacto
verdadero cierto real : falso ficticio irreal
verdad : mentira falsedad
válido : inválido nulo
fuerte potente : débil flojo
fácil sencillo simple : difícil complejo complicado
simplificar : complicar
facilitar : dificultar
principiante novato básico : experto avanzado
formal : informal coloquial
serio : humorístico divertido gracioso
educado cortés amable respetuoso : grosero maleducado descortés irrespetuoso
cálido : frío
caliente : frío
formalmente : informalmente
profesional : aficionado amateur
técnico : divulgativo
objetivo imparcial neutral : subjetivo parcial sesgado
claro : oscuro confuso
concreto específico : abstracto genérico general vago
explícito : implícito tácito
detallado minucioso : escueto somero superficial
completo entero íntegro : incompleto parcial
lleno : vacío
público : privado confidencial
interno interior : externo exterior
entrada ingreso : salida
entrar : salir
entrante : saliente
importar : exportar
importación : exportación
comprar compra comprador : vender venta vendedor
ganar ganancia : perder pérdida
ingresos : gastos
ingreso : gasto egreso
deudor : acreedor
pagar : cobrar
enviar mandar remitir : recibir
envío : recepción
emisor remitente : receptor destinatario
dar : quitar recibir
prestar : devolver
preguntar pregunta : responder respuesta
subir cargar : descargar
conectar unir juntar : desconectar separar dividir
unido junto : separado
mostrar enseñar revelar visible : ocultar esconder oculto invisible
expandir desplegar : contraer plegar colapsar
sumar suma : restar resta
multiplicar : dividir
izquierda : derecha
norte septentrional : sur meridional
oriental : occidental
delante frente : detrás atrás
cerca cercano : lejos lejano
vertical : horizontal
interior : exterior
caro costoso : barato económico
gratis gratuito : pagado
rico : pobre
seguro : inseguro peligroso
seguridad : inseguridad peligro riesgo
posible : imposible
probable : improbable
legal : ilegal
útil : inútil
necesario : innecesario
obligatorio : opcional voluntario
obligatoria : opcional voluntaria
frecuente común habitual : infrecuente raro inusual
siempre : nunca jamás
todo todos : nada ninguno
mucho muchos : poco pocos
día diurno : noche nocturno
mañana : tarde noche
verano : invierno
vivo vida nacer nacimiento : muerto muerte morir
joven : viejo anciano
hombre masculino varón : mujer femenino
padre : madre
hijo : hija
amigo : enemigo
cliente comprador : proveedor vendedor
empleado trabajador : empleador jefe patrón
profesor maestro docente : alumno estudiante
médico : paciente
pregunta : respuesta
causa : efecto consecuencia
teoría teórico : práctica práctico
real : virtual imaginario
natural : artificial
manual : automático
local : remoto global
singular : plural
mayúscula mayúsculas : minúscula minúsculas
prosa : verso
activa : pasiva
presente : ausente
igual : distinto diferente
igualdad semejanza similitud : desigualdad diferencia
similares semejantes parecidos : diferentes distintos
acuerdo : desacuerdo
apoyar respaldar defender : criticar atacar oponerse
elogiar alabar : criticar
crear construir : destruir
construcción : destrucción demolición
instalar : desinstalar
cifrar encriptar codificar : descifrar desencriptar decodificar
comprimir : descomprimir
bloquear : desbloquear
suscribir suscripción alta : cancelar cancelación baja
hacer : deshacer
cargo : abono reembolso
motivar animar : desmotivar desanimar
recordar : olvidar
ganador : perdedor
oferta : demanda
vegetariano vegano : carnívoro
dulce : salado amargo
seco : húmedo mojado
duro : blando suave
ancho : estrecho
profundo : superficial
grueso gordo : fino delgado
pesado : ligero
limpio : sucio
cliente clientes : servidor servidores
prefijo : sufijo
origen : destino
padre padres : hijo hijos
síncrono síncrona : asíncrono asíncrona
estático estática : dinámico dinámica
fila filas : columna columnas
ancho anchura : alto altura
relativo relativa : absoluto absoluta
`;
